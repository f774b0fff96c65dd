<?php
/**
 * Runs the double of the bridge.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Double;

final class FakeBridge {

	public readonly string $url;

	private readonly string $folder;

	/** @var resource */
	private $process;

	/** @var array<string,array<string,mixed>> */
	private array $answers = array();

	public function __construct() {
		$this->folder = sys_get_temp_dir() . '/kmdp-double-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->folder, 0700 );
		$this->reset();
		$socket = stream_socket_server( 'tcp://127.0.0.1:0' );
		$name   = false === $socket ? '' : (string) stream_socket_get_name( $socket, false );
		is_resource( $socket ) && fclose( $socket );
		$this->url = "http://$name";
		$process   = proc_open(
			array( PHP_BINARY, '-S', $name, __DIR__ . '/router.php' ),
			array( array( 'file', '/dev/null', 'r' ), array( 'file', '/dev/null', 'w' ), array( 'file', '/dev/null', 'w' ) ),
			$pipes,
			null,
			array( 'KMDP_DOUBLE' => $this->folder )
		);
		if ( ! is_resource( $process ) ) {
			throw new \RuntimeException( 'The double does not start.' );
		}
		$this->process = $process;
		for ( $try = 0; $try < 100 && ! @fsockopen( '127.0.0.1', (int) explode( ':', $name )[1] ); $try++ ) {
			usleep( 20000 );
		}
	}

	/**
	 * Answers a call from now on; patterns as in fnmatch, the newest counts first.
	 *
	 * @param string               $pattern 'POST /v1/submissions'.
	 * @param int                  $status  HTTP status.
	 * @param mixed                $body    JSON, or text as it is.
	 * @param array<string,mixed>  $more    sleep (seconds), headers, type, base64 (a body that is no text).
	 */
	public function answer( string $pattern, int $status, mixed $body, array $more = array() ): void {
		$body          = is_string( $body ) ? $body : (string) json_encode( $body );
		$this->answers = array( $pattern => compact( 'status', 'body' ) + $more ) + $this->answers;
		file_put_contents( "$this->folder/answers.json", (string) json_encode( $this->answers ) );
	}

	/**
	 * Answers with a problem (RFC 9457).
	 *
	 * @param list<array<string,string>> $errors Entries.
	 */
	public function refuse( string $pattern, int $status, string $code, array $errors = array() ): void {
		$this->answer( $pattern, $status, array( 'type' => "https://bridge.example/problems/$code", 'title' => $code, 'status' => $status, 'detail' => "Refused: $code", 'errors' => $errors ) );
	}

	/**
	 * The requests that came, by call.
	 *
	 * @return list<array{call:string,headers:array<string,string>,body:mixed}>
	 */
	public function requests( string $pattern ): array {
		$lines = file( "$this->folder/requests.jsonl", FILE_IGNORE_NEW_LINES );
		$all   = array_map( static fn( string $line ): array => (array) json_decode( $line, true ), false === $lines ? array() : $lines );
		return array_values( array_filter( $all, static fn( array $request ): bool => fnmatch( $pattern, $request['call'] ) ) );
	}

	/**
	 * Forgets answers and requests, and behaves like a bridge that is well.
	 */
	public function reset(): void {
		$this->answers = array();
		file_put_contents( "$this->folder/requests.jsonl", '' );
		$this->answer( 'GET /v1/data-protection', 200, array( 'active' => true, 'company' => array( 'name' => 'Muster GmbH' ) ) );
		$this->answer( 'GET /v1/ledger/head', 200, array( 'tenantId' => 'tenant-1' ) );
		$this->answer( 'PUT /v1/forms/*', 200, array( 'compliant' => true, 'findings' => array() ) );
		$this->answer( 'DELETE /v1/forms/*', 204, '' );
		$this->answer( 'POST /v1/submissions', 201, array( 'submissionId' => 's1', 'state' => 'pending-confirmation' ) );
		$this->answer( 'GET /v1/forms/*/notice*', 200, self::notice(), array( 'headers' => array( 'ETag' => '"n1"' ) ) );
	}

	/**
	 * @param string $version Version of the first text.
	 * @return array<string,mixed>
	 */
	public static function notice( string $version = 'version-1' ): array {
		return array(
			'formKey'            => 'f-testform0001',
			'accepts'            => true,
			'checkboxes'         => array(
				array(
					'profileId'    => 'profile-1',
					'versionId'    => $version,
					'required'     => true,
					'label'        => "Yes, Muster GmbH may write to me ($version).",
					'cancelNotice' => 'I can cancel at any time.',
					'declaration'  => array( 'mode' => 'link', 'url' => 'https://example.org/privacy' ),
				),
				array(
					'profileId'    => 'profile-2',
					'versionId'    => 'version-9',
					'required'     => false,
					'label'        => 'Invite me to events.',
					'cancelNotice' => '',
					'declaration'  => array( 'mode' => 'text', 'text' => "First line\n\nSecond line" ),
				),
			),
			'processorStatement' => 'Körbler GmbH processes this data on our behalf.',
			'contentNotice'      => 'News about gardening.',
		);
	}

	public function stop(): void {
		proc_terminate( $this->process, 9 );
		proc_close( $this->process );
		array_map( 'unlink', (array) glob( "$this->folder/*" ) );
		rmdir( $this->folder );
	}
}
