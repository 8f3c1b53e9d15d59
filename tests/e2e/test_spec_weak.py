"""Weaknesses of spec 10: where each has its test, and the tests that no other file has."""

import os
import re
import signal

from server import ROOT, SLOW, alive, kill, read
from specapp.spec import Spec, with_code
from wire import eventually

# Row of spec 10: the tests that fail where it is reproduced. A name is that of a case here, or of a file below tests/phpt or tests/unit. Rows about
# Redis, MySQL, HTTP clients and tasks (A6, A12, A16, B2, B3, E, F, G1 to G4, G7 to G9), or restarting when files change (H4), belong to what is not
# there yet; A15 is about a manual.
PROOF = {
    "A1": "rest_route.console_is_not_reachable spec_weak.a2_a7_nothing_is_open_to_all",
    "A2": "spec_route.rpc_header_is_no_open_door rest_route.rpc_header spec_weak.a2_a7_nothing_is_open_to_all",
    "A3": "framework/serialize_pack.phpt framework/msg_pack.phpt spec_weak.a3_objects_of_a_client",
    "A4": "session.ids_are_made_by_the_server session.regenerate session.cookie_attributes session.secure_when_a_trusted_proxy_says_https",
    "A5": "session.ids_are_made_by_the_server red_features.garbage_in_every_field",
    "A7": "builtin.this_machine_only builtin.a_proxy_on_this_machine_opens_nothing spec_server.monitor_answers_the_machine_only",
    "A8": "spec_static.roots_that_begin_alike spec_static.refusals static.nothing_outside_of_the_root red_network.nothing_outside_is_loaded_or_served",
    "A9": "spec_input.client_address http.forwarded_for_only_from_trusted_proxies",
    "A10": "spec_weak.a10_header_values_in_the_log spec_log.messages spec_log.json_like_template spec_output.log_id log.log_values_cannot_forge_lines",
    "A11": "spec_route.route_cache spec_weak.a11_paths_that_nobody_has",
    "A13": "session.ids_are_made_by_the_server spec_server.pid_file",
    "A14": "spec_weak.a14_no_secrets_in_error_lines spec_log.dumped_exception log_life.which_names_are_secret",
    "B1": "spec_route.concurrent_requests_keep_their_route rest_route.parameters_of_the_path",
    "B4": "spec_life.reset_levels spec_life.private_properties_of_parents spec_life.nothing_of_a_context_survives spec_weak.b4_typed_readonly_and_static_properties",
    "B5": "views.data_of_a_request_ends_with_it views.waiting_views_do_not_mix spec_weak.b5_data_of_views",
    "B6": "spec_life.order_of_destruction",
    "B7": "aop/wrapper_properties.phpt",
    "B8": "spec_life.notice_line_is_last_of_nothing spec_log.base_logger",
    "C1": "spec_coroutine.resumption",
    "C2": "spec_coroutine.resumption",
    "C3": "spec_coroutine.resumption",
    "C4": "spec_coroutine.timeout",
    "C5": "spec_coroutine.exceptions red_actions.exceptions_everywhere",
    "C6": "spec_coroutine.results_after_the_end pool.coroutine_that_outlives_its_request",
    "C7": "spec_life.abstract_classes",
    "C8": "spec_weak.c8_long_chains spec_coroutine.what_may_be_yielded",
    "C9": "spec_coroutine.client_that_goes_away limits.a_client_that_closes_ends_its_waiting_request red_features.leaving_in_the_middle",
    "C10": "spec_coroutine.overall_limit limits.in_flight_ceiling",
    "C11": "spec_output.ends_once",
    "C12": "spec_life.constructor_that_answers",
    "D1": "rest_route.rules_without_a_verb rest_route.wrong_verb rest_route.head_is_derived_from_get",
    "D2": "rest_route.rpc_header rest_route.parameters_of_the_path",
    "D3": "spec_static.dots_in_directories_reach_controllers spec_static.dots_in_names_of_classes_and_actions rest_route.what_patterns_may_be",
    "D4": "spec_output.unencodable",
    "D5": "spec_output.no_body_where_none_may_be spec_output.status_codes",
    "D6": "spec_static.empty_file_head_and_ranges spec_static.not_modified spec_static.dots_in_directories_reach_controllers",
    "D7": "spec_output.log_id_everywhere",
    "D8": "spec_output.no_output_is_501 spec_coroutine.callback_style_answers_501",
    "D9": "spec_output.gzip",
    "D10": "rest_route.arguments_of_the_query_by_name spec_route.positional_arguments spec_weak.d10_parameters_by_name_stay_available",
    "D11": "spec_route.what_is_no_action",
    "D12": "rest_route.rpc_header",
    "D13": "spec_route.default_controller",
    "D14": "spec_input.bodies_by_method_and_type input_typed attribute_binding.json_has_types",
    "G5": "session.a_shorter_value_replaces_a_long_one session.no_increment_is_lost session.too_late_for_the_cookie",
    "G6": "console.exit_status console.not_found",
    "H1": "spec_server.pid_file process.stale_pid_file process.second_start_is_refused spec_weak.h1_stop_with_a_request_that_does_not_end",
    "H2": "spec_server.unknown_verb_starts_nothing spec_weak.h2_restart_of_a_stopped_server_is_no_surprise crash_life.restart_starts_a_stopped_server",
    "H3": "spec_server.log_file_and_terminal",
    "H5": "spec_server.disabled_server_says_so",
    "H6": "monitor.crashes_and_reloads_are_told_apart monitor.counters_never_go_back_over_20_reloads process/test_scoreboard.c",
    "H7": "spec_weak.h7_stop_answers_what_it_has reload.twenty_reloads_under_load process.stop_lets_running_requests_finish",
    "H8": "pool.max_idle pool.age_spreads spec_life.pool_is_bounded",
    "H9": "spec_weak.h9_silenced_and_visible_errors spec_life.warnings_are_no_failures old_application.input_session_and_texts framework/dynamic_properties.phpt",
    "H10": "spec_life.context_surface spec_weak.h10_name_of_the_application",
    "H11": "spec_weak.h11_stray_files spec_config.merge",
    "H12": "log.reopen log_life.lines_survive_a_crash log_life.lines_of_the_last_requests_survive_the_end",
}


def exists(name):
    part, _, case = name.partition(".")
    if name.endswith(".phpt") or name.endswith(".c"):
        return os.path.exists("%s/tests/%s/%s" % (ROOT, "unit" if name.endswith(".c") else "phpt", name))
    text = read("%s/tests/e2e/test_%s.py" % (ROOT, part))
    return bool(re.search(r"^def test_%s" % (case + r"\(" if case else ""), text, re.M))


def test_every_row_has_a_test():
    missing = ["%s: %s" % (row, name) for row, names in PROOF.items() for name in names.split() if not exists(name)]
    assert not missing, missing


def test_a3_objects_of_a_client():
    """Serialized objects of a form, a cookie or a session's file stay text or plain data."""
    with Spec(config={"server": {"pack_tool": "SerializePack"}}) as s:
        text = 'O:8:"stdClass":1:{s:1:"a";i:1;}'
        r = s.run("$this->outputJson([$in->post('data'), get_debug_type($this->getPack()->unPack($in->post('data')))]);", method="POST",
                  headers={"Content-Type": "application/x-www-form-urlencoded"}, body="data=" + text.replace(";", "%3B").replace("{", "%7B").replace("}", "%7D"))
        assert r.status == 200 and "stdClass" not in r.text.split(",")[-1], r


def test_a11_paths_that_nobody_has():
    """A visitor who invents paths fills nothing, with a default controller too."""
    with Spec(config={"http": {"default_controller": "Welcome", "route_cache": 16}}) as s:
        with s.connect() as c:
            def ask(n):
                for i in range(n):
                    c.send_request("GET", "/made/up/%d%s" % (i, "x" * 200))
                    c.read_response()
            ask(300)
            before = s.value("memory_get_usage()")
            ask(3000)
        assert s.value("memory_get_usage()") - before < 100000


def test_h10_name_of_the_application():
    """Lines outside of requests carry SERVER_NAME of the application's class."""
    with Spec() as s:
        assert s.value("getInstance()->name") == "SPEC"
        s.run("getInstance()->log->warning('from outside'); $this->output('ok');")
        assert "[SPEC] [logid:000000]" in s.line("application", "from outside")


def test_a2_a7_nothing_is_open_to_all():
    """No RPC, no benchmark, no console over HTTP, whatever the spelling; other built-in controllers: test_builtin.py."""
    with Spec() as s:
        for path in "/Rpc", "/rpc/index", "/Bench/RedisPoolSet", "/bench/http-coroutine", "/Console/Batch/Run", "/batch/run", "/../Console/Batch/Run":
            for headers in {}, {"X-RPC": "1"}, {"X-RPC": "true"}:
                r = s.fetch(path, "POST", headers={"Content-Type": "application/x-www-form-urlencoded", **headers}, body='data={"handler":"Sum","method":"multi","args":[1]}')
                assert r.status in (400, 403, 404), "%s %r: %r" % (path, headers, r)
                assert "reached" not in r.text


def test_a10_header_values_in_the_log():
    with Spec() as s:
        for agent in "x] [logid:forged", "x\ty", "\u00ff\u0080".encode("latin-1").decode("latin-1"), '"; DROP', "a" * 5000:
            s.get("/Welcome", headers={"User-Agent": agent, "X-Ngx-LogId": agent[:60]})
        for line in s.lines("notice", "/Welcome", 5):
            assert re.search(r" \[logid:[\w.-]+\] \[\d+\(ms\)\] \[\d+\(MB\)\] \[/Welcome\] \[verb=GET user-agent=[\w.%+-]+ remote-addr=127.0.0.1 http-code=200 content-length=12\] ", line), line


def test_a14_no_secrets_in_error_lines():
    with Spec() as s:
        s.run("class_exists('Holder', false) || eval('class Holder extends Exception { public $password = \"hunter2\"; public $cookie = \"hunter2\"; }');"
              "(function ($secret) { throw new Holder('here'); })('hunter2');", headers={"Cookie": "sid=hunter2", "Authorization": "Bearer hunter2"})
        assert "here" in s.line("application", "Holder") and "hunter2" not in s.log("application") + s.log("notice")


def test_b4_typed_readonly_and_static_properties():
    code = "class_exists('Odd', false) || eval('class Odd extends \\PG\\MSF\\Base\\Core { public int $n = 1; public ?array $a = null; public readonly int $r; public static $s = 0; public array $l = [1];" \
           "function __construct() { parent::__construct(); $this->r = ++self::$s; } }');"
    with Spec() as s:
        look = code + "$o = $this->getObject('Odd'); $this->outputJson([$o->n, $o->a, $o->r, $o->l, isset($o->dyn)]); $o->n = 5; $ref = &$o->a; $ref = [1]; $o->l[] = 2; $o->dyn = 1;"
        for i in range(1, 5):
            assert s.run(look).text == "[1,null,%d,[1],false]" % i


def test_b5_data_of_views():
    with Spec() as s:
        assert s.run("$this->outputView(['v' => 'one', 'w' => 'secret']);").text == "default ONE."
        r = s.run("$this->outputView(['w' => 'x']);")
        assert "ONE" not in r.text and r.status in (200, 500), r


def test_c8_long_chains():
    with Spec() as s:
        assert s.run("$f = function () { for ($i = 0; $i < 100; $i++) { yield $i; } return $i; }; $n = 0; for ($i = 0; $i < 500; $i++) { $n += yield $f(); } $this->outputJson($n);").text == "50000"


def test_d10_parameters_by_name_stay_available():
    with Spec() as s:
        assert s.run("$this->outputJson([$in->get('b'), $in->get('a')]);", "?a=2&b=1").text == '["1","2"]'


def test_h1_stop_with_a_request_that_does_not_end():
    """The verb waits for the drain, and says success only when all is over."""
    with Spec(config={"http_server": {"drain_timeout": 1500}}) as s, s.connect() as c:
        c.send_request(path="/Run/Code", headers=with_code("yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(60000);"))
        eventually(lambda: '"total":2' in s.get("/Monitor").text, what="it is in flight, beside the question")
        out = s.verb("stop", seconds=30 * SLOW)
        assert "stop success" in out, out
        assert s.wait_end() == 0 and not os.path.exists(s.pid_file())


def test_h2_restart_of_a_stopped_server_is_no_surprise():
    with Spec(start=False) as s:
        out = s.verb("restart", status=None)
        started = os.path.exists(s.pid_file())
        assert started or "not run" in out, out
        if started:
            s.verb("stop")
            assert not os.path.exists(s.pid_file())


def test_h7_stop_answers_what_it_has():
    with Spec() as s, s.connect() as c:
        c.send_request(path="/Run/Code", headers=with_code("yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(400); $this->output('still answered');"))
        eventually(lambda: s.get("/Welcome").status == 200)
        s.process.send_signal(signal.SIGTERM)
        r = c.read_response()
        assert (r.status, r.text, r.header("Connection")) == (200, "still answered", "close"), r.raw_head
        assert s.wait_end() == 0


def test_h9_silenced_and_visible_errors():
    with Spec() as s:
        assert s.run("@trigger_error('hidden', E_USER_WARNING); trigger_error('deprecated', E_USER_DEPRECATED); trigger_error('seen', E_USER_WARNING); $this->output('ok');").text == "ok"
        assert "WORKER Error seen (" in s.line("application", "seen (")
        assert "hidden" not in s.log("application")


def test_h11_stray_files():
    """A note in config/ does not abort the start."""
    with Spec(start=False) as s:
        for name in "README.md", "x.php~", "server.json.bak":
            s.write_config("no configuration", name)
        s.start()
        assert s.get("/Welcome").status == 200


def test_worker_death_loses_only_its_requests():
    with Spec(workers=2) as s:
        victim = s.workers()[0]
        kill(victim, signal.SIGKILL)
        eventually(lambda: len(s.workers()) == 2 and victim not in s.workers(), 20 * SLOW)
        for _ in range(20):
            assert s.get("/Welcome").status == 200
        assert not alive(victim) and read(s.pid_file()).startswith("%d," % s.process.pid)
