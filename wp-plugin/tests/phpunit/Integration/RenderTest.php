<?php
/**
 * What visitors get to see.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use DOMDocument;
use DOMElement;
use DOMXPath;
use KundenMeister\DataProtection\Tests\Double\FakeBridge;

final class RenderTest extends SiteTestCase {

	private const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> &amp; \'';

	public function test_every_control_has_a_label_and_is_described_by_what_exists(): void {
		$page     = self::page( do_blocks( self::form() ) );
		$controls = $page->query( '//form//input[not(@type="hidden")][not(@tabindex="-1")] | //form//textarea | //form//select' );
		self::assertSame( 6, $controls->length );
		foreach ( $controls as $control ) {
			self::assertInstanceOf( DOMElement::class, $control );
			$id = $control->getAttribute( 'id' );
			self::assertSame( 1, $page->query( "//*[@id='$id']" )->length, $id );
			self::assertSame( 1, $page->query( "//label[@for='$id'] | //label[.//*[@id='$id']]" )->length, $id );
			foreach ( array_filter( explode( ' ', $control->getAttribute( 'aria-describedby' ) ) ) as $described ) {
				self::assertSame( 1, $page->query( "//*[@id='$described']" )->length, $described );
			}
		}
	}

	public function test_radio_buttons_are_grouped_under_a_name(): void {
		$page = self::page( do_blocks( self::form() ) );
		self::assertSame( 'Topic', trim( (string) $page->evaluate( 'string(//fieldset[@data-kmdp-field="fields.topic"]/legend)' ) ) );
		self::assertSame( 2, $page->query( '//fieldset//input[@type="radio"]' )->length );
	}

	public function test_no_box_is_ever_ticked_beforehand(): void {
		$page = self::page( do_blocks( self::form() ) );
		self::assertSame( 2, $page->query( '//input[@type="checkbox"]' )->length );
		self::assertSame( 0, $page->query( '//input[@checked]' )->length );
	}

	public function test_each_box_carries_its_version_its_cancel_notice_and_its_declaration(): void {
		$page = self::page( do_blocks( self::form() ) );
		$box  = '//div[@data-kmdp-field="consents.profile-1"]';
		self::assertSame( 'version-1', $page->evaluate( "string($box//input/@value)" ) );
		self::assertSame( 'I can cancel at any time.', $page->evaluate( "string($box//p[@class='kmdp-cancel-notice'])" ) );
		self::assertSame( 'https://example.org/privacy', $page->evaluate( "string($box//a/@href)" ) );
		self::assertSame( 2, $page->query( '//div[@data-kmdp-field="consents.profile-2"]//details/p' )->length );
		self::assertStringContainsString( 'Körbler GmbH', (string) $page->evaluate( 'string(//p[@class="kmdp-processor"])' ) );
	}

	public function test_hostile_words_of_editors_and_of_the_bridge_stay_words(): void {
		$notice                                          = FakeBridge::notice();
		$notice['checkboxes'][0]['label']                = self::HOSTILE;
		$notice['checkboxes'][0]['cancelNotice']         = self::HOSTILE;
		$notice['checkboxes'][0]['versionId']            = self::HOSTILE;
		$notice['checkboxes'][0]['declaration']['url']   = 'javascript:alert(1)';
		$notice['checkboxes'][1]['declaration']['text']  = self::HOSTILE;
		$notice['processorStatement']                    = self::HOSTILE;
		$notice['contentNotice']                         = self::HOSTILE;
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, $notice );
		$html = do_blocks( self::form( label: self::HOSTILE ) );
		$page = self::page( $html );
		self::assertSame( 0, $page->query( '//script | //img | //*[@onerror]' )->length );
		self::assertStringNotContainsString( 'javascript:', $html );
		self::assertStringContainsString( 'alert(1)', (string) $page->evaluate( 'string(//div[@data-kmdp-field="fields.name"]/label)' ) );
		self::assertSame( self::HOSTILE, $page->evaluate( 'string(//div[@data-kmdp-field="consents.profile-1"]//input/@value)' ) );
	}

	public function test_the_token_names_the_versions_that_are_shown(): void {
		$text  = self::page( do_blocks( self::form() ) )->evaluate( 'string(//input[@name="kmdp[token]"]/@value)' );
		$token = $this->services->signer()->verify( (string) $text, home_url(), time() );
		self::assertSame( array( 'version-1', 'version-9' ), array_column( $token->boxes, 'version_id' ) );
	}

	public function test_the_script_gets_its_context_as_json(): void {
		$context = json_decode( (string) self::page( do_blocks( self::form() ) )->evaluate( 'string(//form/@data-kmdp-form)' ), true );
		self::assertSame( self::FORM, $context['form'] );
		self::assertSame( rest_url( 'kmdp/v1/submit' ), $context['rest'] );
		self::assertStringContainsString( '%s', $context['messages']['required'] );
	}

	public function test_a_form_that_may_take_nothing_shows_no_field_and_tells_editors_why(): void {
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, array( 'accepts' => false, 'reason' => 'data-protection-inactive' ) + FakeBridge::notice() );
		$html = do_blocks( self::form() );
		self::assertStringNotContainsString( '<input', $html );
		self::assertStringContainsString( 'takes no entries', $html );
		self::assertStringNotContainsString( 'Only editors', $html );
		wp_set_current_user( 1 );
		self::assertStringContainsString( 'not activated', do_blocks( self::form() ) );
	}

	public function test_a_form_whose_notice_was_never_had_shows_no_field(): void {
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 503, array() );
		self::assertStringNotContainsString( '<input', do_blocks( self::form() ) );
	}

	public function test_a_form_without_consent_block_shows_no_field(): void {
		$html = do_blocks( '<!-- wp:kundenmeister/form {"formKey":"f-testform0001"} --><!-- wp:kundenmeister/field-email /--><!-- /wp:kundenmeister/form -->' );
		self::assertStringNotContainsString( '<input', $html );
	}

	private static function page( string $html ): DOMXPath {
		$document = new DOMDocument();
		libxml_use_internal_errors( true );
		$document->loadHTML( '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>' . $html . '</body></html>' );
		libxml_clear_errors();
		return new DOMXPath( $document );
	}
}
