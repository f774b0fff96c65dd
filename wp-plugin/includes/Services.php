<?php
/**
 * Makes the services, each from its parts.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection;

use KundenMeister\DataProtection\Blocks\ClosedForm;
use KundenMeister\DataProtection\Blocks\ConsentRenderer;
use KundenMeister\DataProtection\Blocks\FieldRenderer;
use KundenMeister\DataProtection\Blocks\FormRenderer;
use KundenMeister\DataProtection\Blocks\FormState;
use KundenMeister\DataProtection\Blocks\ProcessorRenderer;
use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Cli\Command;
use KundenMeister\DataProtection\Connection\ConnectionStore;
use KundenMeister\DataProtection\Connection\Connector;
use KundenMeister\DataProtection\Form\ChosenForms;
use KundenMeister\DataProtection\Form\FormChecker;
use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Form\FormInventory;
use KundenMeister\DataProtection\Form\FormOwners;
use KundenMeister\DataProtection\Form\FormRegistrar;
use KundenMeister\DataProtection\Form\FormReport;
use KundenMeister\DataProtection\Health\ConnectionHealth;
use KundenMeister\DataProtection\Health\DebugInformation;
use KundenMeister\DataProtection\Health\FormsHealth;
use KundenMeister\DataProtection\Health\LedgerHealth;
use KundenMeister\DataProtection\Health\OutboxHealth;
use KundenMeister\DataProtection\Health\SiteHealth;
use KundenMeister\DataProtection\Ledger\Witness;
use KundenMeister\DataProtection\Notice\NoticeCache;
use KundenMeister\DataProtection\Notice\NoticeRefresh;
use KundenMeister\DataProtection\Notice\ProcessorStatement;
use KundenMeister\DataProtection\Outbox\Delivery;
use KundenMeister\DataProtection\Outbox\Dispatch;
use KundenMeister\DataProtection\Outbox\Envelope;
use KundenMeister\DataProtection\Outbox\OutboxStore;
use KundenMeister\DataProtection\Privacy\BridgeConsents;
use KundenMeister\DataProtection\Privacy\ConsentExporter;
use KundenMeister\DataProtection\Privacy\Eraser;
use KundenMeister\DataProtection\Privacy\PersonDeletion;
use KundenMeister\DataProtection\Privacy\PrivacyTools;
use KundenMeister\DataProtection\Privacy\SiteErasure;
use KundenMeister\DataProtection\Privacy\WaitingEntries;
use KundenMeister\DataProtection\Privacy\WaitingExporter;
use KundenMeister\DataProtection\Rest\AgreementController;
use KundenMeister\DataProtection\Rest\BackupsController;
use KundenMeister\DataProtection\Rest\ConnectionController;
use KundenMeister\DataProtection\Rest\ConsentTextsController;
use KundenMeister\DataProtection\Rest\DeletionsController;
use KundenMeister\DataProtection\Rest\DirectoryController;
use KundenMeister\DataProtection\Rest\Download;
use KundenMeister\DataProtection\Rest\FormsController;
use KundenMeister\DataProtection\Rest\OverviewController;
use KundenMeister\DataProtection\Rest\Proxy;
use KundenMeister\DataProtection\Rest\ProxyController;
use KundenMeister\DataProtection\Rest\SiteController;
use KundenMeister\DataProtection\Rest\SubmitController;
use KundenMeister\DataProtection\Security\Secrets;
use KundenMeister\DataProtection\Submission\PagePost;
use KundenMeister\DataProtection\Submission\RateLimit;
use KundenMeister\DataProtection\Submission\SubmissionHandler;
use KundenMeister\DataProtection\Token\TokenSigner;

final class Services {

	/** One for the whole request: what a visitor posted is shown by several blocks. */
	private readonly FormState $form_state;

	public function __construct( private readonly Clock $clock ) {
		$this->form_state = new FormState();
	}

	public function register_routes(): void {
		$proxy = new Proxy( $this->bridge() );
		( new SubmitController( $this->submission_handler() ) )->register();
		( new ConnectionController( $this->connections(), $this->connector() ) )->register();
		( new ProxyController( $proxy, $this->notice_refresh() ) )->register();
		( new OverviewController( $proxy, $this->ledger_witness(), $this->ledger_head() ) )->register();
		( new FormsController( $this->form_report(), $this->finder() ) )->register();
		( new ConsentTextsController( $proxy, new ChosenForms( new FormInventory( $this->finder() ), new FormOwners( $this->finder() ) ), $this->notice_refresh() ) )->register();
		$download = new Download( $this->bridge() );
		$download->register();
		( new DirectoryController( $proxy, $download ) )->register();
		( new DeletionsController( $proxy, $download, new SiteErasure( $this->waiting_entries() ) ) )->register();
		( new BackupsController( $proxy ) )->register();
		( new AgreementController( $proxy, $this->bridge() ) )->register();
		$this->site_health()->register_routes();
		( new SiteController( $this->outbox(), $this->cron(), $this->finder() ) )->register();
	}

	public function form_renderer(): FormRenderer {
		return new FormRenderer( $this->notices(), new FormOwners( $this->finder() ), $this->signer(), $this->form_state, new ClosedForm(), $this->clock );
	}

	public function field_renderer(): FieldRenderer {
		return new FieldRenderer( $this->form_state );
	}

	public function consent_renderer(): ConsentRenderer {
		return new ConsentRenderer( $this->notices(), $this->form_state );
	}

	public function processor_renderer(): ProcessorRenderer {
		return new ProcessorRenderer( new ProcessorStatement( $this->bridge(), $this->clock ) );
	}

	public function privacy_tools(): PrivacyTools {
		$waiting = $this->waiting_entries();
		return new PrivacyTools( new WaitingExporter( $waiting, $this->finder() ), new ConsentExporter( new BridgeConsents( $this->bridge() ) ), new Eraser( $waiting, new PersonDeletion( $this->bridge() ) ) );
	}

	public function site_health(): SiteHealth {
		return new SiteHealth(
			new ConnectionHealth( $this->connections(), $this->connector() ),
			new FormsHealth( $this->form_report() ),
			new OutboxHealth( $this->outbox(), $this->clock ),
			new LedgerHealth( $this->ledger_head() )
		);
	}

	public function debug_information(): DebugInformation {
		return new DebugInformation( $this->connections(), $this->outbox(), $this->finder(), $this->ledger_head() );
	}

	public function command(): Command {
		return new Command( $this->site_health(), $this->form_report(), $this->outbox(), $this->cron(), $this->connector() );
	}

	public function page_post(): PagePost {
		return new PagePost( $this->submission_handler(), $this->form_state );
	}

	public function submission_handler(): SubmissionHandler {
		$secret = $this->secrets()->token_secret();
		return new SubmissionHandler( $this->signer(), new RateLimit( $secret, $this->clock ), $this->finder(), $this->dispatch(), $this->notices(), $secret, $this->clock );
	}

	public function cron(): Cron {
		return new Cron( $this->dispatch(), $this->outbox(), $this->form_registrar() );
	}

	public function form_registrar(): FormRegistrar {
		return new FormRegistrar( $this->finder(), new FormOwners( $this->finder() ), $this->bridge(), $this->notices() );
	}

	public function form_report(): FormReport {
		return new FormReport( new FormInventory( $this->finder() ), new FormChecker( $this->bridge() ), new FormOwners( $this->finder() ) );
	}

	public function ledger_witness(): Witness {
		return new Witness( $this->bridge(), $this->ledger_head(), $this->clock );
	}

	public function dispatch(): Dispatch {
		return new Dispatch( $this->outbox(), new Delivery( $this->bridge() ), $this->envelope() );
	}

	public function outbox(): OutboxStore {
		return new OutboxStore( $this->clock );
	}

	private function notice_refresh(): NoticeRefresh {
		return new NoticeRefresh( $this->finder(), $this->notices() );
	}

	public function notices(): NoticeCache {
		return new NoticeCache( $this->bridge(), $this->clock );
	}

	public function signer(): TokenSigner {
		return new TokenSigner( $this->secrets()->token_secret() );
	}

	public function connections(): ConnectionStore {
		return new ConnectionStore( $this->secrets() );
	}

	private function connector(): Connector {
		return new Connector( $this->connections(), $this->bridge(), $this->ledger_head(), $this->outbox() );
	}

	private function bridge(): BridgeClient {
		return new BridgeClient( $this->connections(), $this->ledger_head() );
	}

	private function ledger_head(): LedgerHead {
		return new LedgerHead( $this->clock );
	}

	private function finder(): FormFinder {
		return new FormFinder();
	}

	private function waiting_entries(): WaitingEntries {
		return new WaitingEntries( $this->outbox(), $this->envelope() );
	}

	private function envelope(): Envelope {
		return new Envelope( $this->secrets()->box() );
	}

	private function secrets(): Secrets {
		return new Secrets();
	}
}
