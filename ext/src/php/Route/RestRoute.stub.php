<?php

/** @generate-class-entries */

namespace PG\MSF\Route;

/**
 * Routes by the rules of `rest.route.rules` first, then by name as NormalRoute does (spec/03 section 3, manual 5.9). A rule is
 * `'[VERB[,VERB...] ]pattern' => 'target path'`; the first one that fits wins. What a placeholder matched is in Input::get() under its name
 * and an argument of the action.
 */
class RestRoute extends NormalRoute
{
    /**
     * The result depends on the verb, not on the path alone; what rules lead to is remembered all the same.
     * @var bool
     */
    public $enableCache = false;

    /**
     * The verbs that rules may name.
     * @var array
     */
    public static $verbs = [];

    /**
     * Compiles the rules of the current configuration.
     * @throws \PG\MSF\Base\Exception a rule is wrong; the message names file, rule and what is wrong with it
     */
    public function __construct() {}

    /**
     * RPC, then the rules, then the path.
     * @param object $request
     * @return void
     */
    public function handleHttpRequest($request) {}

    /**
     * Looks the path and the verb of the request up in the rules.
     * @return array [target path with a slash in front, [placeholder => value]], or [] when no rule fits
     */
    public function parseRule() {}
}
