<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Clock;
use Koerbler\KundenmeisterDataProtection\Token\InvalidToken;
use Koerbler\KundenmeisterDataProtection\Token\RenderToken;
use Koerbler\KundenmeisterDataProtection\Token\TokenSigner;

/**
 * Whether what came from one consent element is a decision about texts that were really shown there.
 */
final readonly class ConsentCheck
{
    public function __construct(private TokenSigner $signer, private Clock $clock) {}

    /**
     * @return string Stable code of what is wrong; '' when nothing is.
     */
    public function fault(ConsentValue $value, ConsentPlace $place): string
    {
        try {
            $token = $this->token($value, $place);
        } catch (InvalidToken $invalid) {
            return $value->token === '' ? 'consent-not-shown' : $invalid->reason;
        }
        return TickCheck::lacking($token->boxes, $value->ticks) === [] ? '' : 'consent-required';
    }

    /**
     * What was shown, as this site attests it.
     *
     * @throws InvalidToken When it was not shown here: forged, of another form or element, too old, or without a box.
     */
    public function token(ConsentValue $value, ConsentPlace $place): RenderToken
    {
        $token = $this->signer->verify($value->token, $place->issuer, $this->clock->now());
        $isHere = $token->formKey === $place->formKey && $token->element === $place->element && $token->boxes !== [];
        return $isHere ? $token : throw InvalidToken::forged();
    }
}
