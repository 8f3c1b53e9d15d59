<?php
namespace App;

class AppServer extends \PG\MSF\MSFServer
{
    /** MSF_TEST_ENGINE: "own" an engine of the application's own, "plates" one made by it, "none" nothing. */
    public function setTemplateEngine()
    {
        switch (getenv('MSF_TEST_ENGINE')) {
            case 'own':
                $this->templateEngine = new class {
                    public function render($name, $data)
                    {
                        return "$name:" . json_encode($data);
                    }
                };
                break;
            case 'plates':
                $this->templateEngine = new \League\Plates\Engine(APP_DIR . '/Controllers');
                break;
            case 'none':
                break;
            case 'wrong':
                $this->templateEngine = new \ArrayObject();
                break;
            default:
                parent::setTemplateEngine();
                $this->templateEngine->addData(['only' => 'everybody'], 'View/Shared');
        }
    }
}
