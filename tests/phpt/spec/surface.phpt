--TEST--
Every class, method and function that applications may name is there, and can be called as they call it
--EXTENSIONS--
msf
--FILE--
<?php
/* surface.txt: one thing a line. Ours may take more parameters, and may have defaults where php-msf has none. */

/** "$a, &$b = null, ...$c" as [name => [default or null, by reference, variadic]]. */
function wanted(string $text): array
{
    $out = [];
    foreach (preg_split('/,\s*(?=[&.\w\\\\? ]*\$)/', trim($text), -1, PREG_SPLIT_NO_EMPTY) as $one) {
        if (!preg_match('/^(?:[\\\\\w?]+\s+)?(&?)(\.\.\.)?\$(\w+)(?:\s*=\s*(.+))?$/s', trim($one), $m)) {
            echo "not understood: $one\n";
            continue;
        }
        $out[$m[3]] = [$m[4] ?? null, $m[1] === '&', ($m[2] ?? '') !== ''];
    }
    return $out;
}

function compare(ReflectionFunctionAbstract $f, string $text): array
{
    $wrong = [];
    $have = $f->getParameters();
    $wanted = wanted($text);
    $i = 0;
    foreach ($wanted as $name => [$default, $reference, $variadic]) {
        $p = $have[$i++] ?? null;
        if ($p === null || $p->getName() !== $name) {
            $wrong[] = "parameter $i is " . ($p ? '$' . $p->getName() : 'missing') . ", not \$$name";
            continue;
        }
        if ($p->isPassedByReference() !== $reference || $p->isVariadic() !== $variadic) {
            $wrong[] = "\$$name: reference or variadic differ";
        }
        if ($default !== null && !$p->isOptional()) {
            $wrong[] = "\$$name is not optional";
        } elseif ($default !== null && $p->isDefaultValueAvailable() && $p->getDefaultValue() !== eval("return $default;")) {
            $wrong[] = "\$$name: the default is " . json_encode($p->getDefaultValue()) . ", not $default";
        }
    }
    for (; $i < count($have); $i++) {
        if (!$have[$i]->isOptional()) {
            $wrong[] = '$' . $have[$i]->getName() . ' is one too many';
        }
    }
    return $wrong;
}

function check(string $kind, string $class, string $member, string $rest, array $flags): array
{
    if ($kind === 'function') {
        if (!function_exists($class)) {
            return ['missing'];
        }
        $f = new ReflectionFunction($class);
        return array_merge(compare($f, $rest), $f->returnsReference() === in_array('reference', $flags) ? [] : ['reference']);
    }
    if (!class_exists($class) && !interface_exists($class) && !trait_exists($class)) {
        return ['no such class'];
    }
    $c = new ReflectionClass($class);
    if ($kind === 'property') {
        $p = $c->hasProperty($member) ? $c->getProperty($member) : null;
        return !$p ? ['missing'] : ($p->isPublic() && $p->isStatic() === in_array('static', $flags) ? [] : ['not public, or static']);
    }
    if ($kind === 'method') {
        $m = $c->hasMethod($member) ? $c->getMethod($member) : null;
        if (!$m || !$m->isPublic() || $m->isStatic() !== in_array('static', $flags) || $m->isFinal()) {
            return [$m ? 'final, static, or not public' : 'missing'];
        }
        return compare($m, $rest);
    }
    $is = $c->isInterface() ? 'interface' : ($c->isTrait() ? 'trait' : 'class');
    $wrong = $is === preg_replace('/^(abstract|final) /', '', $kind) && $c->isFinal() === str_starts_with($kind, 'final ') ? [] : ["is a $is, or final"];
    foreach (array_filter(explode(' ', $rest)) as $parent) {
        if (!$c->isSubclassOf($parent)) {
            $wrong[] = "is no $parent";
        }
    }
    return $wrong;
}

$lines = 0;
foreach (file(__DIR__ . '/surface.txt', FILE_IGNORE_NEW_LINES) as $line) {
    if ($line[0] === '#' || str_starts_with($line, 'later ')) {
        continue;
    }
    [$kind, $class, $member, $rest, $flags] = explode('|', $line);
    $lines++;
    try {
        $wrong = check($kind, $class, $member, $rest, explode(' ', $flags));
    } catch (Throwable $e) {
        $wrong = [$e->getMessage()];
    }
    if ($wrong) {
        echo "$kind $class", $member === '' ? '' : "::$member", ': ', implode('; ', $wrong), "\n";
    }
}
echo $lines > 300 ? "done\n" : "only $lines lines\n";
--EXPECT--
done
