<?php
namespace App\Console;

use App\Models\Prices;
use PG\MSF\Console\Controller;
use function PG\MSF\{all, go};

/**
 * Commands: php console.php Batch/Run
 */
class Batch extends Controller
{
    /** The example of the manual. */
    public function actionRun()
    {
        $this->writeln('命令行示例');
    }

    /**
     * Asks for many prices side by side.
     *
     * @param int $count how many
     */
    public function actionPrices(int $count = 40)
    {
        $progress = $this->progress($count);
        $sum      = array_sum(all(array_map(fn (int $i) => go(function () use ($i, $progress) {
            $price = $this->getObject(Prices::class)->of(str_repeat('x', $i));
            $progress->advance();
            return $price;
        }), range(1, $count))));
        $progress->finish();
        $this->writeln("$count prices, $sum in all");
    }
}
