<?php

declare(strict_types=1);

// A bridge of which a test decides what it answers, by the file named in the environment; it notes what it was asked.

$file = (string) getenv('KMDP_ANSWERS');
$answers = json_decode((string) file_get_contents($file), true);
$path = (string) parse_url((string) ($_SERVER['REQUEST_URI'] ?? ''), PHP_URL_PATH);
$asked = ($_SERVER['REQUEST_METHOD'] ?? '') . ' ' . $path;
$note = ['asked' => $asked, 'query' => (string) parse_url((string) ($_SERVER['REQUEST_URI'] ?? ''), PHP_URL_QUERY), 'body' => json_decode((string) file_get_contents('php://input'), true), 'ifMatch' => $_SERVER['HTTP_IF_MATCH'] ?? ''];
file_put_contents($file . '.log', json_encode($note) . "\n", FILE_APPEND);
$answer = is_array($answers) && is_array($answers[$asked] ?? null) ? $answers[$asked] : ['status' => 404, 'body' => ['type' => 'x/problems/not-found']];
sleep((int) ($answer['sleep'] ?? 0));
http_response_code((int) $answer['status']);
header('Content-Type: application/json');
header('ETag: "7"');
echo json_encode($answer['body']);
