<?php
/**
 * The block that names the processor.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Notice\ProcessorStatement;

final class ProcessorStatementTest extends SiteTestCase {

	protected function setUp(): void {
		parent::setUp();
		delete_option( ProcessorStatement::OPTION );
		$this->tell( 'Körbler GmbH <processes>.' );
	}

	public function test_the_statement_is_the_bridges_own_in_the_language_of_the_page_shown_as_text(): void {
		self::assertStringContainsString( 'Körbler GmbH &lt;processes&gt;.', self::block() );
		self::assertSame( 'Körbler GmbH verarbeitet.', $this->statement()->get( 'de' ) );
	}

	public function test_it_is_asked_once_an_hour(): void {
		self::block();
		$this->tell( 'New words.' );
		self::assertStringNotContainsString( 'New words.', self::block() );
		self::assertCount( 1, self::$bridge->requests( 'GET /v1/processor' ) );
		$this->clock->seconds += 3601;
		self::assertSame( 'New words.', $this->statement()->get( 'en' ) );
	}

	public function test_while_the_bridge_is_away_the_last_words_stay_and_it_is_left_in_peace(): void {
		self::block();
		self::$bridge->answer( 'GET /v1/processor', 503, array() );
		$this->clock->seconds += 3601;
		self::assertStringContainsString( 'processes', $this->statement()->get( 'en' ) );
		self::assertStringContainsString( 'processes', $this->statement()->get( 'en' ) );
		self::assertCount( 2, self::$bridge->requests( 'GET /v1/processor' ) );
	}

	public function test_without_a_statement_nothing_is_shown(): void {
		self::$bridge->answer( 'GET /v1/processor', 503, array() );
		self::assertSame( '', self::block() );
	}

	private function tell( string $english ): void {
		self::$bridge->answer( 'GET /v1/processor', 200, array( 'name' => 'Körbler GmbH', 'statement' => array( 'de' => 'Körbler GmbH verarbeitet.', 'en' => $english ) ) );
	}

	private static function block(): string {
		return trim( do_blocks( '<!-- wp:kundenmeister/processor-statement /-->' ) );
	}

	private function statement(): ProcessorStatement {
		return new ProcessorStatement(
			new \KundenMeister\DataProtection\Bridge\BridgeClient( $this->services->connections(), new \KundenMeister\DataProtection\Bridge\LedgerHead( $this->clock ) ),
			$this->clock
		);
	}
}
