--TEST--
Configuration: YAML by a class Symfony\Component\Yaml\Yaml that an autoloader finds, or by none
--EXTENSIONS--
msf
--SKIPIF--
<?php if (extension_loaded('yaml')) die('skip the extension yaml goes first'); ?>
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir([
    'a.yaml' => "a: 1\n", 'b.yml' => 'null', 'c.yaml' => 'throw',
    'Yaml.php' => '<?php namespace Symfony\Component\Yaml;
        class Yaml
        {
            public static function parse(string $text, int $flags = 0): mixed
            {
                echo "parse(", json_encode($text), ", $flags)\n";
                return match ($text) { "null" => null, "throw" => throw new \RuntimeException("Malformed at line 7 (near x)."), default => ["a" => 1] };
            }
        }',
]);
echo config_error("$dir/a.yaml", $dir), "\n", config_error("$dir/b.yml", $dir), "\n";
spl_autoload_register(fn($class) => $class === 'Symfony\Component\Yaml\Yaml' && require "$dir/Yaml.php");
echo json_encode((new Noodlehaus\Config("$dir/a.yaml"))->all()), "\n";
echo config_error("$dir/b.yml", $dir), "\n", config_error("$dir/c.yaml", $dir), "\n";
?>
--EXPECT--
ParseException: Configuration file: [DIR/a.yaml] cannot be read: install the PHP extension yaml (package php-yaml) or the Composer package symfony/yaml @a.yaml:0
ParseException: Configuration file: [DIR/b.yml] cannot be read: install the PHP extension yaml (package php-yaml) or the Composer package symfony/yaml @b.yml:0
parse("a: 1\n", 2)
{"a":1}
parse("null", 2)
ParseException: Configuration file: [DIR/b.yml] is not valid YAML, or empty @b.yml:0
parse("throw", 2)
ParseException: Configuration file: [DIR/c.yaml] is not valid YAML: Malformed at line 7 (near x). @c.yaml:7
