<?php
/**
 * Makes the files that WordPress reads from the .po file: .mo, .l10n.php, and one JSON for all scripts.
 *
 *     WP_DIR=/path/of/a/wordpress php languages/compile.php
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

'cli' === PHP_SAPI || exit;

require_once getenv( 'WP_DIR' ) . '/wp-load.php';

require_once ABSPATH . WPINC . '/pomo/po.php';
require_once ABSPATH . WPINC . '/pomo/mo.php';

$kmdp_base = __DIR__ . '/kundenmeister-data-protection-de_DE';
$kmdp_po   = new PO();
$kmdp_po->import_from_file( "$kmdp_base.po" );

$kmdp_mo          = new MO();
$kmdp_mo->headers = $kmdp_po->headers;
$kmdp_mo->entries = $kmdp_po->entries;
$kmdp_mo->export_to_file( "$kmdp_base.mo" );

file_put_contents( "$kmdp_base.l10n.php", WP_Translation_File::transform( "$kmdp_base.mo", 'php' ) );

$kmdp_messages = array(
	'' => array(
		'domain'       => 'messages',
		'lang'         => 'de_DE',
		'plural-forms' => 'nplurals=2; plural=(n != 1);',
	),
);
foreach ( $kmdp_po->entries as $kmdp_key => $kmdp_entry ) {
	$kmdp_messages[ (string) $kmdp_key ] = $kmdp_entry->translations;
}
$kmdp_json = array(
	'domain'      => 'messages',
	'locale_data' => array( 'messages' => $kmdp_messages ),
);
file_put_contents( "$kmdp_base-scripts.json", wp_json_encode( $kmdp_json, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
