<?php
/**
 * Double of the bridge for `php -S`: answers what a test has written into answers.json, and notes each request.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

$folder  = (string) getenv( 'KMDP_DOUBLE' );
$call    = $_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['REQUEST_URI'];
$request = array(
	'call'    => $call,
	'headers' => array_change_key_case( getallheaders() ),
	'body'    => json_decode( (string) file_get_contents( 'php://input' ), true ),
);
file_put_contents( "$folder/requests.jsonl", json_encode( $request ) . "\n", FILE_APPEND | LOCK_EX );

$answers = json_decode( (string) file_get_contents( "$folder/answers.json" ), true );
foreach ( $answers as $pattern => $answer ) {
	if ( fnmatch( $pattern, $call ) ) {
		usleep( (int) ( 1000000 * ( $answer['sleep'] ?? 0 ) ) );
		http_response_code( $answer['status'] );
		header( 'Content-Type: ' . ( $answer['type'] ?? 'application/json' ) );
		foreach ( $answer['headers'] ?? array() as $name => $value ) {
			header( "$name: $value" );
		}
		echo isset( $answer['base64'] ) ? base64_decode( $answer['base64'] ) : $answer['body'];
		return true;
	}
}
http_response_code( 501 );
echo '{}';
return true;
