<?php
/**
 * The part of WP-CLI that the plugin uses, for static analysis.
 *
 * @package KundenMeister\DataProtection
 */

namespace {

	class WP_CLI {

		public static function add_command( string $name, object $command ): bool {}

		public static function success( string $message ): void {}

		public static function error( string $message ): never {}

		public static function halt( int $code ): never {}
	}
}

namespace WP_CLI\Utils {

	/**
	 * @param list<array<string,mixed>> $items  Rows.
	 * @param list<string>              $fields Columns.
	 */
	function format_items( string $format, array $items, array $fields ): void {}
}
