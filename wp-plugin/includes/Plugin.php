<?php
/**
 * Puts the parts together, and attaches them to WordPress.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection;

use KundenMeister\DataProtection\Admin\Alarms;
use KundenMeister\DataProtection\Admin\Capability;
use KundenMeister\DataProtection\Admin\PublishCheck;
use KundenMeister\DataProtection\Admin\SettingsPage;
use KundenMeister\DataProtection\Blocks\Blocks;
use KundenMeister\DataProtection\Blocks\ConsentRenderer;
use KundenMeister\DataProtection\Blocks\FieldRenderer;
use KundenMeister\DataProtection\Blocks\FormRenderer;
use KundenMeister\DataProtection\Blocks\ProcessorRenderer;
use KundenMeister\DataProtection\Install\Installation;
use KundenMeister\DataProtection\Privacy\PrivacyTools;

final class Plugin {

	private static ?self $instance = null;

	private function __construct( private readonly string $file, private readonly Services $services ) {}

	/**
	 * Starts the plugin.
	 *
	 * @param string $file Its main file.
	 */
	public static function boot( string $file ): void {
		if ( null === self::$instance ) {
			self::$instance = new self( $file, new Services( new SystemClock() ) );
			self::$instance->attach();
		}
	}

	/**
	 * The running plugin, for the files that render blocks.
	 */
	public static function instance(): self {
		return self::$instance ?? throw new \LogicException( 'The plugin has not been started.' );
	}

	public function form_renderer(): FormRenderer {
		return $this->services->form_renderer();
	}

	public function field_renderer(): FieldRenderer {
		return $this->services->field_renderer();
	}

	public function consent_renderer(): ConsentRenderer {
		return $this->services->consent_renderer();
	}

	public function processor_renderer(): ProcessorRenderer {
		return $this->services->processor_renderer();
	}

	private function attach(): void {
		register_activation_hook( $this->file, Installation::ensure( ... ) );
		register_deactivation_hook( $this->file, Installation::pause( ... ) );

		add_filter( 'cron_schedules', Cron::add_schedule( ... ) );
		add_filter( 'map_meta_cap', Capability::map( ... ), 10, 3 );
		add_filter( 'wpmu_drop_tables', Installation::tables_of_site( ... ) );
		add_filter( 'load_script_translation_file', Language::script_file( ... ), 10, 3 );

		add_action( 'init', Language::load( ... ), 1 );
		add_action( 'change_locale', Language::load( ... ) );
		add_action( 'init', Installation::ensure( ... ), 5 );
		add_action( 'template_redirect', fn() => $this->services->page_post()->receive(), 5 );
		add_action( 'rest_api_init', $this->services->register_routes( ... ) );
		add_action( Cron::HOOK, fn() => $this->services->cron()->run() );
		add_action( Cron::HOOK, fn() => $this->services->ledger_witness()->check_when_due(), 20 );
		add_action( 'shutdown', fn() => Cron::may_work_at_shutdown() ? $this->services->cron()->work_at_shutdown() : null );
		add_action( 'wp_after_insert_post', fn( int $id, \WP_Post $post ) => $this->services->form_registrar()->post_saved( $id, $post ), 10, 2 );
		add_action( 'before_delete_post', fn( int $id ) => $this->services->form_registrar()->post_deleted( $id ) );

		$this->attach_blocks();
		$this->attach_admin();
		$this->attach_privacy_tools();
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			\WP_CLI::add_command( 'kmdp', $this->services->command() );
		}
	}

	private function attach_blocks(): void {
		$blocks = new Blocks( dirname( $this->file ) );
		add_action( 'init', $blocks->register( ... ) );
		add_filter( 'block_categories_all', $blocks->add_category( ... ) );
	}

	private function attach_admin(): void {
		$page = new SettingsPage( $this->file );
		add_action( 'admin_menu', $page->add( ... ) );
		add_action( 'enqueue_block_editor_assets', ( new PublishCheck( $this->file ) )->enqueue( ... ) );
		add_filter( 'plugin_action_links_' . plugin_basename( $this->file ), $page->add_link( ... ) );
		add_action( 'admin_notices', ( new Alarms() )->show( ... ) );
	}

	private function attach_privacy_tools(): void {
		add_filter( 'wp_privacy_personal_data_exporters', fn( array $exporters ): array => $this->services->privacy_tools()->add_exporters( $exporters ) );
		add_filter( 'wp_privacy_personal_data_erasers', fn( array $erasers ): array => $this->services->privacy_tools()->add_eraser( $erasers ) );
		add_action( 'admin_init', PrivacyTools::suggest_policy_text( ... ) );
		add_filter( 'site_status_tests', fn( array $tests ): array => $this->services->site_health()->add_tests( $tests ) );
		add_filter( 'debug_information', fn( array $sections ): array => $this->services->debug_information()->add( $sections ) );
	}
}
