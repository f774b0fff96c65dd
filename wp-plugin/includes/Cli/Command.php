<?php
/**
 * The command `wp kmdp`.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Cli;

use KundenMeister\DataProtection\Connection\Connector;
use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Form\FormReport;
use KundenMeister\DataProtection\Form\FormSummary;
use KundenMeister\DataProtection\Health\SiteHealth;
use KundenMeister\DataProtection\Outbox\OutboxStore;
use WP_CLI;
use WP_Error;

/**
 * Looks after data protection with KundenMeister.
 */
final class Command {

	/** Name of the environment variable, as of the constant for wp-config.php. */
	private const KEY_VARIABLE = 'KMDP_BRIDGE_KEY';

	public function __construct(
		private readonly SiteHealth $health,
		private readonly FormReport $report,
		private readonly OutboxStore $outbox,
		private readonly Cron $cron,
		private readonly Connector $connector
	) {}

	/**
	 * Tells whether all is well: connection, forms, waiting entries, ledger. Ends with 1 when something is not.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param list<string>         $arguments None.
	 * @param array<string,string> $options   format.
	 */
	public function status( array $arguments, array $options ): void {
		$rows = array();
		$well = true;
		foreach ( $this->health->all() as $name => $result ) {
			$well   = $well && 'critical' !== $result->status;
			$rows[] = array(
				'test'    => $name,
				'status'  => $result->status,
				'message' => $result->label,
			);
		}
		self::show( $rows, array( 'test', 'status', 'message' ), $options );
		if ( ! $well ) {
			WP_CLI::halt( 1 );
		}
	}

	/**
	 * Lists the forms of this site with what stands in their way.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param list<string>         $arguments None.
	 * @param array<string,string> $options   format.
	 */
	public function forms( array $arguments, array $options ): void {
		$rows = array();
		foreach ( array_map( FormSummary::from_report( ... ), $this->report->all() ) as $form ) {
			$rows[] = array(
				'form'     => $form->key,
				'title'    => $form->title,
				'post'     => $form->post_id,
				'status'   => $form->status,
				'accepts'  => null === $form->accepts ? 'unknown' : ( $form->accepts ? 'yes' : 'no' ),
				'findings' => implode( ' ', $form->faults ),
			);
		}
		self::show( $rows, array( 'form', 'title', 'post', 'status', 'accepts', 'findings' ), $options );
	}

	/**
	 * Tells how many entries of visitors wait to be sent, and sends them.
	 *
	 * ## OPTIONS
	 *
	 * [--retry]
	 * : Try once now, also what was refused.
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * @param list<string>              $arguments None.
	 * @param array<string,string|bool> $options   retry, format.
	 */
	public function outbox( array $arguments, array $options ): void {
		if ( isset( $options['retry'] ) ) {
			$this->outbox->make_all_due();
			$this->cron->run();
		}
		$summary = $this->outbox->summary();
		self::show( array( $summary ), array_keys( $summary ), $options );
	}

	/**
	 * Connects this site with KundenMeister. The key is read from the environment variable KMDP_BRIDGE_KEY or from standard
	 * input, so that it stands in no list of processes and no history.
	 *
	 * ## OPTIONS
	 *
	 * <address>
	 * : Address that you received from KundenMeister, with https://.
	 *
	 * ## EXAMPLES
	 *
	 *     wp kmdp connect https://datenschutz.example < key.txt
	 *
	 * @param list<string> $arguments The address.
	 */
	public function connect( array $arguments ): void {
		$result = $this->connector->connect( $arguments[0] ?? '', self::key() );
		if ( $result instanceof WP_Error ) {
			WP_CLI::error( $result->get_error_message() );
		}
		$company = is_array( $result['company'] ?? null ) ? ( $result['company']['name'] ?? '' ) : '';
		WP_CLI::success(
			is_string( $company ) && '' !== $company
				/* translators: %s: name of the company. */
				? sprintf( __( 'Connected with KundenMeister as %s.', 'kundenmeister-data-protection' ), $company )
				: __( 'Connected with KundenMeister. Please enter your company under Settings → Data Protection.', 'kundenmeister-data-protection' )
		);
	}

	private static function key(): string {
		$key = getenv( self::KEY_VARIABLE );
		if ( is_string( $key ) && '' !== $key ) {
			return $key;
		}
		if ( stream_isatty( STDIN ) ) {
			WP_CLI::error( __( 'Please give the key on standard input or in the environment variable KMDP_BRIDGE_KEY.', 'kundenmeister-data-protection' ) );
		}
		return trim( (string) stream_get_contents( STDIN, 1024 ) );
	}

	/**
	 * @param list<array<string,mixed>>  $rows    What to print.
	 * @param list<string>               $columns In order.
	 * @param array<string,string|bool>  $options format.
	 */
	private static function show( array $rows, array $columns, array $options ): void {
		$format = $options['format'] ?? 'table';
		WP_CLI\Utils\format_items( is_string( $format ) ? $format : 'table', $rows, $columns );
	}
}
