<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/**
 * The surface that applications of php-msf know (spec 04, sections 2 to 4). Scheduling itself is the engine's; the two maps are kept for applications that
 * extend Base by hand: they append themselves to IOCallBack[requestId] and look whether taskMap[requestId] still exists.
 */
class Scheduler
{
    /**
     * Awaitables of the application by request id.
     *
     * @var array
     */
    public $IOCallBack = [];

    /**
     * Tasks by request id.
     *
     * @var array
     */
    public $taskMap = [];

    public function __construct() {}

    /**
     * Drives $routine in a coroutine of its own. At its end $callBack is called once, with nothing; an exception that $routine does not catch goes to the
     * controller's onExceptionHandle(), if it has one, and then the callback is called.
     *
     * @param object        $controller
     * @param callable|null $callBack
     * @return void
     */
    public function start(\Generator $routine, $controller, ?callable $callBack = null) {}

    /**
     * Replaces the task's callback. The engine resumes a task by itself when what it waits for is over.
     *
     * @return void
     */
    public function schedule(Task $task, ?callable $callback = null) {}
}

/** A generator with its controller and the callback for its end. */
class Task
{
    /**
     * @param object        $controller
     * @param callable|null $callBack
     */
    public function __construct(\Generator $routine, $controller, ?callable $callBack = null) {}

    /**
     * Does nothing: the engine takes the steps.
     *
     * @return void
     */
    public function run() {}

    /** @return void */
    public function resetRoutine(?\Generator $routine = null) {}

    /** @return \Generator|null */
    public function getRoutine() {}

    /** @return void */
    public function resetCallBack(?callable $callBack = null) {}

    /** @return callable|null */
    public function getCallBack() {}

    /** @return object|null */
    public function getController() {}

    /**
     * The generator has come to its end.
     *
     * @return bool
     */
    public function isFinished() {}

    /**
     * Hands the exception to the controller's onExceptionHandle(); throws it where there is none.
     *
     * @param mixed $value
     * @return void
     */
    public function handleTaskException(\Throwable $userException, $value = null) {}

    /**
     * Warns: "Yield <class> message: <message>".
     *
     * @param mixed $value
     * @return void
     */
    public function handleTaskTimeout(\Throwable $e, $value = null) {}

    /**
     * Takes it out of the scheduler's maps.
     *
     * @return void
     */
    public function destroy() {}
}
