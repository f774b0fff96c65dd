<?php
/**
 * The bridge knows which forms are published.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Form\FormRegistrar;

final class FormRegistrarTest extends SiteTestCase {

	public function test_publishing_registers_the_form_with_its_fields_and_who_did_it(): void {
		$request = self::$bridge->requests( 'PUT /v1/forms/' . self::FORM )[0];
		self::assertSame( 'admin', rawurldecode( $request['headers']['x-actor'] ) );
		self::assertSame( get_permalink( $this->page_id ), $request['body']['pageUrl'] );
		self::assertSame( array( 'News', 'newsletter', 'wordpress' ), array( $request['body']['title'], $request['body']['kind'], $request['body']['cms'] ) );
		self::assertSame( array( 'profile-1', 'profile-2' ), $request['body']['profiles'] );
		self::assertSame( array( 'email', 'name', 'topic' ), array_column( $request['body']['fields'], 'name' ) );
		self::assertSame( array( 'Roses & herbs', 'Trees' ), $request['body']['fields'][2]['options'] );
	}

	public function test_an_actor_with_umlauts_travels_percent_encoded(): void {
		wp_set_current_user( 1 );
		wp_get_current_user()->display_name = 'Jörg Österreicher';
		wp_update_post( array( 'ID' => $this->page_id, 'post_title' => 'Again' ) );
		self::assertSame( 'J%C3%B6rg%20%C3%96sterreicher', self::$bridge->requests( 'PUT *' )[1]['headers']['x-actor'] );
		clean_user_cache( 1 );
	}

	public function test_findings_are_kept_with_the_post(): void {
		self::$bridge->answer( 'PUT /v1/forms/*', 200, array( 'compliant' => false, 'findings' => array( array( 'code' => 'no-profile', 'message' => 'It\'s "missing" \\ here' ) ) ) );
		wp_update_post( array( 'ID' => $this->page_id, 'post_title' => 'Again' ) );
		$findings = get_post_meta( $this->page_id, FormRegistrar::FINDINGS_META, true );
		self::assertSame( 'It\'s "missing" \\ here', $findings[ self::FORM ]['findings'][0]['message'] );
	}

	public function test_a_draft_registers_nothing(): void {
		$draft = $this->publish( self::form( 'f-draftform001' ), 'draft' );
		wp_delete_post( $draft, true );
		self::assertSame( array(), self::$bridge->requests( '* /v1/forms/f-draftform001' ) );
	}

	public function test_a_form_that_was_taken_out_is_removed(): void {
		wp_update_post( array( 'ID' => $this->page_id, 'post_content' => '' ) );
		self::assertCount( 1, self::$bridge->requests( 'DELETE /v1/forms/' . self::FORM ) );
	}

	public function test_the_bin_removes_the_form(): void {
		wp_trash_post( $this->page_id );
		self::assertCount( 1, self::$bridge->requests( 'DELETE /v1/forms/' . self::FORM ) );
	}

	public function test_a_form_moved_to_another_page_is_not_removed_when_its_old_page_is_saved(): void {
		$other = $this->publish( self::form() );
		wp_update_post( array( 'ID' => $this->page_id, 'post_content' => '' ) );
		self::assertSame( array(), self::$bridge->requests( 'DELETE *' ) );
		wp_delete_post( $other, true );
		self::assertCount( 1, self::$bridge->requests( 'DELETE *' ) );
	}

	public function test_what_the_bridge_cannot_take_now_is_tried_again(): void {
		self::$bridge->answer( 'PUT /v1/forms/*', 503, array() );
		self::$bridge->answer( 'DELETE /v1/forms/*', 503, array() );
		$other = $this->publish( self::form( 'f-otherform001' ) );
		wp_update_post( array( 'ID' => $this->page_id, 'post_content' => '' ) );
		self::assertSame( Cron::EVERY_MINUTE, wp_get_schedule( Cron::HOOK ) );
		self::$bridge->answer( 'PUT /v1/forms/*', 200, array( 'compliant' => true, 'findings' => array() ) );
		self::$bridge->answer( 'DELETE /v1/forms/*', 204, '' );
		$this->services->cron()->run();
		$this->services->cron()->run();
		self::assertCount( 2, self::$bridge->requests( 'PUT /v1/forms/f-otherform001' ) );
		self::assertCount( 2, self::$bridge->requests( 'DELETE /v1/forms/' . self::FORM ) );
		wp_delete_post( $other, true );
	}
}
