<?php
/**
 * A checked submission as the bridge wants it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Token\RenderToken;

final class SubmissionBody {

	/**
	 * Body of POST /v1/submissions: the versions are those of the token, so those that were shown.
	 *
	 * @param RenderToken          $token    What was shown.
	 * @param array<string,string> $values   Checked fields.
	 * @param array<string,bool>   $ticks    By profile id.
	 * @param string               $page_url Where the form was.
	 * @param \stdClass            $client   What is told about where it comes from.
	 * @param int                  $now      Seconds since 1970.
	 * @return array<string,mixed>
	 */
	public static function of( RenderToken $token, array $values, array $ticks, string $page_url, \stdClass $client, int $now ): array {
		$consents = array();
		foreach ( $token->boxes as $box ) {
			$consents[] = array(
				'profileId' => $box->profile_id,
				'versionId' => $box->version_id,
				'ticked'    => $ticks[ $box->profile_id ] ?? false,
			);
		}
		return array(
			'formKey'     => $token->form_key,
			'submittedAt' => self::time( $now ),
			'locale'      => $token->language,
			'pageUrl'     => $page_url,
			'fields'      => (object) $values,
			'consents'    => $consents,
			'shown'       => array( 'renderedAt' => self::time( $token->issued_at ) ),
			'client'      => $client,
		);
	}

	/**
	 * RFC 3339, UTC.
	 */
	private static function time( int $seconds ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}
}
