<?php
/**
 * Nobody takes over a form that another page shows.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Form\FormRegistrar;
use WP_REST_Request;

final class FormOwnersTest extends SiteTestCase {

	private const FREE = 'f-freeform00001';

	/** @var list<int> */
	private array $users = array();

	protected function tearDown(): void {
		wp_set_current_user( 1 );
		parent::tearDown();
		array_map( 'wp_delete_user', $this->users );
	}

	public function test_a_copy_does_not_overwrite_the_form_and_says_why(): void {
		$copy = $this->publish( self::form( label: 'Changed' ) );
		self::assertCount( 1, self::$bridge->requests( 'PUT *' ) );
		$finding = $this->findings( $copy )[0];
		self::assertSame( 'form-copied', $finding['code'] );
		self::assertStringContainsString( 'Newsletter & more', $finding['message'] );
		wp_delete_post( $copy, true );
	}

	public function test_visitors_of_a_copy_find_the_form_closed_and_of_the_original_open(): void {
		$copy = $this->publish( self::form( label: 'Changed' ) );
		self::assertStringContainsString( 'kmdp-closed', $this->shown( $copy ) );
		self::assertStringContainsString( 'kmdp[token]', $this->shown( $this->page_id ) );
		wp_delete_post( $copy, true );
	}

	public function test_a_page_that_shows_a_pattern_with_the_form_is_no_copy(): void {
		$pattern = wp_insert_post( array( 'post_type' => 'wp_block', 'post_status' => 'publish', 'post_title' => 'Pattern', 'post_content' => wp_slash( self::form( 'f-inpattern0001' ) ) ) );
		$page    = $this->publish( "<!-- wp:block {\"ref\":$pattern} /-->" );
		self::assertStringContainsString( 'kmdp[token]', $this->shown( $page ) );
		wp_delete_post( $page, true );
		wp_delete_post( $pattern, true );
	}

	public function test_removing_the_copy_leaves_the_form(): void {
		$copy = $this->publish( self::form() );
		wp_trash_post( $copy );
		wp_delete_post( $copy, true );
		self::assertSame( array(), self::$bridge->requests( 'DELETE *' ) );
		self::assertCount( 1, self::$bridge->requests( 'PUT *' ) );
	}

	public function test_saving_the_original_still_registers_it(): void {
		$copy = $this->publish( self::form() );
		wp_update_post( array( 'ID' => $this->page_id, 'post_content' => wp_slash( self::form( label: 'Your full name' ) ) ) );
		self::assertSame( 'Your full name', self::$bridge->requests( 'PUT *' )[1]['body']['fields'][1]['label'] );
		wp_delete_post( $copy, true );
	}

	public function test_when_the_original_goes_to_the_bin_the_oldest_copy_is_registered(): void {
		$copy  = $this->publish( self::form( label: 'Copy' ) );
		$later = $this->publish( self::form( label: 'Later copy' ) );
		wp_trash_post( $this->page_id );
		self::assertSame( array(), self::$bridge->requests( 'DELETE *' ) );
		self::assertSame( 'Copy', self::$bridge->requests( 'PUT *' )[1]['body']['fields'][1]['label'] );
		self::assertSame( array(), $this->findings( $copy ) );
		wp_delete_post( $copy, true );
		self::assertCount( 3, self::$bridge->requests( 'PUT *' ) );
		wp_delete_post( $later, true );
		self::assertCount( 1, self::$bridge->requests( 'DELETE *' ) );
	}

	public function test_the_original_may_be_deleted_without_the_bin_too(): void {
		$copy = $this->publish( self::form() );
		wp_delete_post( $this->page_id, true );
		self::assertSame( array(), self::$bridge->requests( 'DELETE *' ) );
		self::assertCount( 2, self::$bridge->requests( 'PUT *' ) );
		wp_delete_post( $copy, true );
	}

	public function test_an_heir_that_the_bridge_cannot_take_now_is_tried_again(): void {
		$copy = $this->publish( self::form() );
		self::$bridge->answer( 'PUT /v1/forms/*', 503, array() );
		wp_trash_post( $this->page_id );
		self::$bridge->answer( 'PUT /v1/forms/*', 200, array( 'compliant' => true, 'findings' => array() ) );
		self::assertFalse( $this->services->form_registrar()->retry() );
		self::assertSame( get_permalink( $copy ), self::$bridge->requests( 'PUT *' )[2]['body']['pageUrl'] );
		wp_delete_post( $copy, true );
	}

	public function test_a_deletion_that_waits_is_dropped_when_the_form_is_shown_again(): void {
		self::$bridge->answer( 'DELETE /v1/forms/*', 503, array() );
		wp_update_post( array( 'ID' => $this->page_id, 'post_content' => '' ) );
		self::$bridge->answer( 'DELETE /v1/forms/*', 204, '' );
		$again = $this->publish( self::form() );
		$this->services->form_registrar()->retry();
		self::assertCount( 1, self::$bridge->requests( 'DELETE *' ) );
		wp_delete_post( $again, true );
	}

	public function test_an_author_registers_nothing_and_inherits_nothing(): void {
		$this->become( 'author' );
		$post = $this->publish( self::form( self::FREE ) . self::form() );
		self::assertSame( array(), self::$bridge->requests( 'PUT /v1/forms/' . self::FREE ) );
		self::assertSame( 'form-not-registered', $this->findings( $post, self::FREE )[0]['code'] );
		wp_set_current_user( 1 );
		wp_trash_post( $this->page_id );
		self::assertCount( 1, self::$bridge->requests( 'DELETE /v1/forms/' . self::FORM ) );
		self::assertCount( 1, self::$bridge->requests( 'PUT *' ) );
		wp_delete_post( $post, true );
	}

	public function test_an_authors_planned_post_registers_nothing_when_cron_publishes_it(): void {
		$author = $this->become( 'author' );
		wp_set_current_user( 0 );
		$post = wp_insert_post( array( 'post_status' => 'publish', 'post_title' => 'Planned', 'post_author' => $author, 'post_content' => wp_slash( self::form( self::FREE ) ) ) );
		self::assertSame( array(), self::$bridge->requests( 'PUT /v1/forms/' . self::FREE ) );
		wp_delete_post( $post, true );
	}

	public function test_an_editor_may_register(): void {
		$this->become( 'editor' );
		$post = $this->publish( self::form( self::FREE ) );
		self::assertCount( 1, self::$bridge->requests( 'PUT /v1/forms/' . self::FREE ) );
		wp_delete_post( $post, true );
	}

	public function test_the_editor_is_told_at_the_copy_and_not_at_the_original(): void {
		$copy = $this->publish( self::form() );
		self::$bridge->answer( 'POST /v1/forms/check', 200, array( 'items' => array( array( 'compliant' => true, 'findings' => array() ) ) ) );
		$this->become( 'editor' );
		self::assertSame( 'form-copied', $this->ask( $copy )['findings'][0]['code'] );
		self::assertSame( array(), $this->ask( $this->page_id )['findings'] );
		wp_delete_post( $copy, true );
	}

	/**
	 * @return array<string,mixed>
	 */
	private function ask( int $post_id ): array {
		$request = new WP_REST_Request( 'POST', '/kmdp/v1/forms/check' );
		$request->set_param( 'post', (string) $post_id );
		$request->set_param( 'content', self::form() );
		return ( (array) json_decode( (string) wp_json_encode( rest_do_request( $request )->get_data() ), true ) )['forms'][ self::FORM ];
	}

	/**
	 * @return list<array<string,string>>
	 */
	private function findings( int $post_id, string $key = self::FORM ): array {
		return get_post_meta( $post_id, FormRegistrar::FINDINGS_META, true )[ $key ]['findings'];
	}

	private function become( string $role ): int {
		$user = wp_insert_user( array( 'user_login' => 'kmdp_owner_' . $role, 'user_pass' => wp_generate_password(), 'role' => $role ) );
		self::assertIsInt( $user );
		$this->users[] = $user;
		wp_set_current_user( $user );
		return $user;
	}

	private function shown( int $post_id ): string {
		$post = get_post( $post_id );
		self::assertNotNull( $post );
		$GLOBALS['post'] = $post;
		setup_postdata( $post );
		$html = do_blocks( $post->post_content );
		wp_reset_postdata();
		unset( $GLOBALS['post'] );
		return $html;
	}
}
