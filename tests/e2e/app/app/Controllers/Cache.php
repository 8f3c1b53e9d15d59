<?php
/** For test_cache.py: the shared cache from several workers. */
namespace App\Controllers;

class Cache extends \PG\MSF\Controllers\Controller
{
    private const KEYS = 50;

    private function cache()
    {
        return getInstance()->sysCache;
    }

    public function actionPut()
    {
        $in = $this->getContext()->getInput();
        $this->outputJson(['stored' => $this->cache()->set($in->get('key'), ['value' => $in->get('value'), 'by' => getmypid()], (int)$in->get('ttl'))]);
    }

    public function actionFetch()
    {
        $this->outputJson(['found' => $this->cache()->get($this->getContext()->getInput()->get('key')), 'pid' => getmypid()]);
    }

    public function actionCount()
    {
        $this->output((string)$this->cache()->increment('count'));
    }

    /** One write and some reads; whatever is read must be whole. */
    public function actionMix()
    {
        $cache = $this->cache();
        $key = 'mix' . mt_rand(0, self::KEYS - 1);
        $text = str_repeat(chr(mt_rand(0, 255)), mt_rand(1, 30000));
        for ($i = 0; !($stored = @$cache->set($key, ['key' => $key, 'text' => $text, 'sum' => crc32($text)])) && $i < 50; $i++); // a crowded machine
        if (!$stored) {
            throw new \Exception("not stored: $key");
        }
        for ($i = 0; $i < 5; $i++) {
            $other = 'mix' . mt_rand(0, self::KEYS - 1);
            $found = $cache->get($other);
            if ($found !== false && ($found['key'] !== $other || crc32($found['text']) !== $found['sum'])) {
                throw new \Exception("torn: $other");
            }
        }
        $this->output('ok');
    }

    /** Every key can be written: no lock is left behind. */
    public function actionAll()
    {
        for ($i = 0, $stored = 0; $i < self::KEYS; $i++) {
            $stored += (int)$this->cache()->set("mix$i", ['key' => "mix$i", 'text' => 'x', 'sum' => crc32('x')]);
        }
        $this->outputJson(['stored' => $stored, 'info' => $this->cache()->info()]);
    }
}
