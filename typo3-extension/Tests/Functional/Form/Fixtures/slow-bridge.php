<?php

/**
 * A bridge that shows a form at once; while the file that KMDP_SLOW names exists it takes twenty seconds for a submission.
 * Each submission taken is a line in KMDP_TAKEN.
 */

declare(strict_types=1);

$asked = $_SERVER['REQUEST_METHOD'] . ' ' . parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH);
header('Content-Type: application/json');
if ($asked === 'POST /v1/submissions') {
    if (is_file((string) getenv('KMDP_SLOW'))) {
        sleep(20);
    }
    file_put_contents((string) getenv('KMDP_TAKEN'), "taken\n", FILE_APPEND);
    http_response_code(201);
    echo json_encode(['submissionId' => 's1']);
} elseif (str_ends_with($asked, '/notice')) {
    $box = [
        'profileId' => 'profile-1',
        'versionId' => 'profile-1-version',
        'required' => true,
        'label' => 'I agree',
        'cancelNotice' => '',
        'declaration' => ['mode' => 'text', 'text' => 'Privacy'],
    ];
    echo json_encode(['accepts' => true, 'checkboxes' => [$box], 'processorStatement' => '']);
} else {
    echo json_encode(['compliant' => true, 'findings' => []]);
}
