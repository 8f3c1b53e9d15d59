<?php

/** @generate-class-entries */

namespace PG\MSF;

/**
 * The path of an attribute route by its name: url('users.show', ['id' => 7, 'page' => 2]) is "/users/7?page=2". Manual: Attribute routes.
 *
 * @param array $params values of the placeholders (text, number, backed enum, Stringable); what the route has no placeholder for becomes the query string
 * @throws \PG\MSF\Route\Exception when there is no such route, or a value is missing or does not fit its placeholder
 */
function url(string $name, array $params = []): string {}
