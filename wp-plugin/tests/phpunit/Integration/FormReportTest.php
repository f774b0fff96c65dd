<?php
/**
 * Every form of the site is listed, with what is wrong and where to mend it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Form\ProfileChoice;

final class FormReportTest extends SiteTestCase {

	private const FINE = array( 'compliant' => true, 'findings' => array() );
	private const BAD  = array( 'compliant' => false, 'findings' => array( array( 'code' => 'no-profile', 'severity' => 'block', 'message' => 'No text.', 'fix' => 'Choose one.' ) ) );

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( 1 );
	}

	public function test_published_forms_and_drafts_are_listed_and_the_bin_is_not(): void {
		$draft = $this->publish( self::form( 'f-draftform001' ), 'draft' );
		$gone  = $this->publish( self::form( 'f-goneform0001' ) );
		wp_trash_post( $gone );
		self::$bridge->answer( 'POST /v1/forms/check', 200, array( 'items' => array( self::FINE, self::BAD ) ) );
		$rows = $this->services->form_report()->all();
		self::assertSame( array( self::FORM, 'f-draftform001' ), array_column( $rows, 'formKey' ) );
		self::assertSame( array( 'publish', 'draft' ), array_column( $rows, 'status' ) );
		self::assertSame( array( true, false ), array_column( $rows, 'compliant' ) );
		self::assertSame( self::BAD['findings'], $rows[1]['findings'] );
		self::assertSame( array( get_permalink( $this->page_id ), null ), array_column( $rows, 'pageUrl' ) );
		self::assertStringContainsString( "post=$draft&action=edit", $rows[1]['editUrl'] );
		self::assertSame( array( 'E-mail address', 'Your name', 'Topic' ), array_column( $rows[0]['fields'], 'label' ) );
		self::assertSame( array( 'Newsletter & more', array( 'profile-1', 'profile-2' ) ), array( $rows[0]['pageTitle'], $rows[0]['profiles'] ) );
	}

	public function test_without_the_bridge_the_forms_are_listed_and_nothing_is_said_of_them(): void {
		self::$bridge->answer( 'POST /v1/forms/check', 503, array() );
		$row = $this->services->form_report()->all()[0];
		self::assertSame( array( self::FORM, null, null ), array( $row['formKey'], $row['compliant'], $row['findings'] ) );
	}

	public function test_one_form_that_the_bridge_cannot_read_does_not_hide_what_is_wrong_with_the_others(): void {
		$this->publish( self::form( 'f-otherform001' ) );
		self::$bridge->refuse( 'POST /v1/forms/check', 400, 'request-invalid', array( array( 'pointer' => '/forms/0/title', 'code' => 'too-long', 'message' => 'Too long.' ) ) );
		$rows = $this->services->form_report()->all();
		$expected = array( 'Name of the form: Too long.', 'Name of the form: Too long.' );
		self::assertSame( $expected, array_map( static fn( array $row ): string => $row['findings'][0]['message'], $rows ) );
		self::assertCount( 3, self::$bridge->requests( 'POST /v1/forms/check' ) );
	}

	public function test_a_field_that_the_bridge_cannot_read_is_named_by_its_label(): void {
		self::$bridge->refuse( 'POST /v1/forms/check', 400, 'request-invalid', array( array( 'pointer' => '/forms/0/fields/1/label', 'code' => 'too-long', 'message' => 'At most 500 characters.' ) ) );
		self::assertSame( 'Field “Your name”: At most 500 characters.', $this->services->form_report()->all()[0]['findings'][0]['message'] );
	}

	public function test_a_copy_is_told_apart_from_its_original(): void {
		$this->publish( self::form() );
		self::$bridge->answer( 'POST /v1/forms/check', 200, array( 'items' => array( self::FINE, self::FINE ) ) );
		$codes = array_map( static fn( array $row ): string => $row['findings'][0]['code'] ?? 'fine', $this->services->form_report()->all() );
		sort( $codes );
		self::assertSame( array( 'fine', 'form-copied' ), $codes );
	}

	public function test_a_choice_of_texts_is_written_into_the_block_and_registered(): void {
		$before = (string) get_post( $this->page_id )?->post_content;
		self::assertNull( ProfileChoice::write( self::post( $this->page_id ), self::FORM, array( 'profile-2' ) ) );
		$form = ( new FormFinder() )->own( self::post( $this->page_id ) )[ self::FORM ];
		self::assertSame( array( 'profile-2' ), $form->profiles );
		$puts = self::$bridge->requests( 'PUT /v1/forms/' . self::FORM );
		self::assertSame( array( 'profile-2' ), end( $puts )['body']['profiles'] ?? null );
		ProfileChoice::write( self::post( $this->page_id ), self::FORM, array( 'profile-1', 'profile-2' ) );
		self::assertSame( parse_blocks( $before ), parse_blocks( self::post( $this->page_id )->post_content ) );
	}

	public function test_a_choice_touches_no_other_form_of_the_page(): void {
		wp_update_post( array( 'ID' => $this->page_id, 'post_content' => wp_slash( self::form() . self::form( 'f-otherform001' ) ) ) );
		ProfileChoice::write( self::post( $this->page_id ), 'f-otherform001', array( 'profile-9' ) );
		$forms = ( new FormFinder() )->own( self::post( $this->page_id ) );
		self::assertSame( array( 'profile-1', 'profile-2' ), $forms[ self::FORM ]->profiles );
		self::assertSame( array( 'profile-9' ), $forms['f-otherform001']->profiles );
	}

	public function test_a_page_that_somebody_has_open_is_not_changed_behind_their_back(): void {
		$other = wp_insert_user( array( 'user_login' => 'kmdp_page_holder', 'user_pass' => wp_generate_password(), 'role' => 'editor', 'display_name' => 'Erika' ) );
		self::assertIsInt( $other );
		update_post_meta( $this->page_id, '_edit_lock', time() . ":$other" );
		$refusal = ProfileChoice::write( self::post( $this->page_id ), self::FORM, array() );
		wp_delete_user( $other );
		self::assertSame( 'kmdp_page_open', $refusal?->get_error_code() );
		self::assertStringContainsString( 'Erika', (string) $refusal?->get_error_message() );
		self::assertSame( array( 'profile-1', 'profile-2' ), ( new FormFinder() )->own( self::post( $this->page_id ) )[ self::FORM ]->profiles );
	}

	public function test_a_form_without_consent_block_is_told_to_get_one(): void {
		$bare = $this->publish( '<!-- wp:kundenmeister/form {"formKey":"f-bareform0001"} --><!-- /wp:kundenmeister/form -->', 'draft' );
		self::assertSame( 'kmdp_no_consent_block', ProfileChoice::write( self::post( $bare ), 'f-bareform0001', array( 'profile-1' ) )?->get_error_code() );
	}

	private static function post( int $id ): \WP_Post {
		clean_post_cache( $id );
		$post = get_post( $id );
		self::assertInstanceOf( \WP_Post::class, $post );
		return $post;
	}
}
