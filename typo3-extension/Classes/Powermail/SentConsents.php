<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Powermail;

use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Frontend\Authentication\FrontendUserAuthentication;

/**
 * What came from the consent fields of a powermail form. Powermail's confirmation page does not send it again, so that until
 * the form is finally sent it stays in the visitor's session on the server.
 */
final readonly class SentConsents
{
    /** Name of the input, beside those of powermail's own fields. */
    public const NAME = 'kmdp';

    private const PLUGIN = 'tx_powermail_pi1';

    public function __construct(private ServerRequestInterface $request) {}

    /**
     * @param list<string> $markers Of the form's consent fields.
     * @return array<string,ConsentValue> By marker; an empty one where nothing came.
     */
    public function of(string $form, array $markers): array
    {
        $sent = $this->posted() ?? $this->kept($form);
        return array_combine($markers, array_map(static fn(string $marker): ConsentValue => ConsentValue::of($sent[$marker] ?? null), $markers));
    }

    /**
     * Whether anything came, be it with this request or before.
     */
    public function exist(string $form): bool
    {
        return $this->posted() !== null || $this->kept($form) !== [];
    }

    public function keep(string $form): void
    {
        $this->user()?->setKey('ses', self::key($form), $this->posted() ?? []);
    }

    public function forget(string $form): void
    {
        $this->user()?->setKey('ses', self::key($form), null);
    }

    /**
     * @return array<array-key,mixed>|null
     */
    private function posted(): ?array
    {
        $body = $this->request->getParsedBody();
        $plugin = is_array($body) ? ($body[self::PLUGIN] ?? null) : null;
        $sent = is_array($plugin) ? ($plugin[self::NAME] ?? null) : null;
        return is_array($sent) ? $sent : null;
    }

    /**
     * @return array<array-key,mixed>
     */
    private function kept(string $form): array
    {
        $kept = $this->user()?->getKey('ses', self::key($form));
        return is_array($kept) ? $kept : [];
    }

    private function user(): ?FrontendUserAuthentication
    {
        $user = $this->request->getAttribute('frontend.user');
        return $user instanceof FrontendUserAuthentication ? $user : null;
    }

    private static function key(string $form): string
    {
        return "kmdp-$form";
    }
}
