<?php
/* Mutates configuration files of every format and loads them: each must load, or throw one of the loader's exceptions with the name of the file in its
 * text. usage: php -d extension=msf.so fuzz_config.php [files] [seed] [format,format...] */
mt_srand($seed = (int)($argv[2] ?? random_int(1, 1 << 30)));
$files = (int)($argv[1] ?? 2000);
$dir = sys_get_temp_dir() . '/msf-fuzz-' . bin2hex(random_bytes(6));
mkdir($dir);
$seeds = [
    'json' => ['{"server": {"set": {"worker_num": 4, "log_file": null}, "log": {"handlers": {"a": {"levelList": [100, 200.5e3], "s": "\u00e9\n"}}}}}', '[[],[1,{"a":true}]]'],
    'ini' => ["top = 1\n[section]\nflag = yes\nname[] = \"a b\"\nname[k] = c\n; comment\n"],
    'php' => ['<?php return ["a" => ["b" => [1, 2, 3]], "c" => fn() => 1];', '<?php $config["x"]["y"] = "z"; return $config;', '<?php return function () { return ["k" => 1]; };'],
];
if (function_exists('simplexml_load_string')) {
    $seeds['xml'] = ['<?xml version="1.0"?><root a="1"><item>x</item><item><deep/></item><!-- c --></root>',
        '<?xml version="1.0"?><!-- c --><!DOCTYPE r [<!ENTITY a "fuzzed"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><r><i>&a;</i><j>&b;&f;</j></r>'];
}
if (function_exists('yaml_parse')) {
    $seeds['yaml'] = ["server:\n  set: {worker_num: 4, log: ~}\n  list: [a, \"b\\n\", 1.5]\nbase: &b\n  - x: |\n      text\nuse: *b\n<<: {y: 2026-11-22}\n",
        "a: !php/object 'O:8:\"stdClass\":0:{}'\nb: !!binary aGk=\n"];
    ini_set('yaml.decode_php', '1'); // the loader must not care
}
/* PHP files are cut and shuffled only between these words: a mutation must not become a program that does harm. */
$words = ['[', ']', '(', ')', '=>', ',', ';', '1', '"s"', 'null', 'return', 'new stdClass', 'throw new Exception', '$a', '$config', 'fn() =>', '<?php', '?>', "\n"];

if (isset($argv[3])) {
    $seeds = array_intersect_key($seeds, array_flip(explode(',', $argv[3])));
}

function mutate(string $text): string
{
    for ($n = mt_rand(1, 8); $n > 0; $n--) {
        $at = mt_rand(0, strlen($text));
        $len = mt_rand(0, 6);
        $text = match (mt_rand(0, 4)) {
            0 => substr_replace($text, '', $at, $len),
            1 => substr_replace($text, chr(mt_rand(0, 255)), $at, 1),
            2 => substr_replace($text, substr($text, mt_rand(0, max(0, strlen($text) - 1)), mt_rand(1, 20)), $at, 0),
            3 => substr_replace($text, ['{', '}', '[', ']', '"', '\\', "\n", '=', '<', '>', '&', "\0"][mt_rand(0, 11)], $at, $len),
            4 => substr($text, 0, $at),
        };
    }
    return $text;
}

$runs = $good = 0;
while ($runs < $files) {
    $format = array_rand($seeds);
    $text = $seeds[$format][array_rand($seeds[$format])];
    if ($format === 'php') {
        $parts = preg_split('/(?<=[\[\](),; ])/', $text);
        for ($n = mt_rand(1, 3); $n > 0; $n--) {
            array_splice($parts, mt_rand(0, count($parts)), mt_rand(0, 2), [$words[array_rand($words)] . ' ']);
        }
        $text = implode('', $parts);
    } else {
        $text = mutate($text);
    }
    file_put_contents($file = "$dir/f.$format", $text);
    $runs++;
    try {
        ob_start();
        $config = @new Noodlehaus\Config([$file, $file]);
        $good++;
        $all = $config->all();
        array_walk_recursive($all, fn($v) => is_object($v) && $format !== 'php' && throw new Error("an object of the file: $text"));
        if ($format === 'xml' && preg_match('/fuzzed|root:/', json_encode($all))) {
            throw new Error("an entity was resolved: $text");
        }
        foreach ($config as $key => $value) {
            $config->get("$key.a.b");
            $config->set("$key.a.b", $value);
        }
        $config->all();
    } catch (Noodlehaus\Exception\ParseException | Noodlehaus\Exception\UnsupportedFormatException $e) {
        if (!str_contains($e->getMessage(), $file)) {
            ob_end_clean();
            echo "seed $seed: the error does not name the file: ", $e->getMessage(), "\n", $text, "\n";
            exit(1);
        }
    } catch (ValueError $e) {
        if (!str_contains($e->getMessage(), 'nested deeper')) {
            throw $e;
        }
    } finally {
        ob_end_clean();
    }
}
array_map('unlink', glob("$dir/*"));
rmdir($dir);
echo "fuzz_config: $runs files, $good of them good, seed $seed\n";
