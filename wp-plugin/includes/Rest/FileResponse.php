<?php
/**
 * An answer that is a file.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use WP_REST_Response;

final class FileResponse extends WP_REST_Response {

	/** Headers of a file of which nothing is known. */
	public const UNKNOWN = array(
		'content-type'        => 'application/octet-stream',
		'content-disposition' => 'attachment',
	);

	private function __construct( public readonly string $path ) {
		parent::__construct();
	}

	/**
	 * The file is empty yet, readable by this process alone, and gone with this object.
	 */
	public static function in_temporary_file(): self {
		$path = tempnam( get_temp_dir(), 'kmdp' );
		if ( false === $path ) {
			throw new \RuntimeException( 'There is no folder for temporary files.' );
		}
		return new self( $path );
	}

	/**
	 * Writes the file to the browser, a piece at a time.
	 *
	 * @return bool Whether it could be read.
	 */
	public function write(): bool {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_read_readfile -- WP_Filesystem would hold all of it in memory.
		return false !== readfile( $this->path );
	}

	public function __destruct() {
		// phpcs:ignore WordPress.PHP.NoSilencedErrors.Discouraged -- It may be gone already.
		@unlink( $this->path );
	}
}
