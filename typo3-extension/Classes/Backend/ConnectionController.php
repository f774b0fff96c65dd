<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\General\GeneralPage;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Koerbler\KundenmeisterDataProtection\Connection\Connector;
use Koerbler\KundenmeisterDataProtection\Form\FormRegistrar;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;

/**
 * Connects this TYPO3 with its bridge, or takes it off.
 */
#[AsController]
final readonly class ConnectionController
{
    public function __construct(
        private Connector $connector,
        private GeneralPage $general,
        private SheetPage $sheet,
        private Labels $labels,
        private FormRegistrar $forms,
    ) {}

    public function connect(ServerRequestInterface $request): ResponseInterface
    {
        $form = Posted::of($request);
        if (!$this->sheet->mayChange($request)) {
            return $this->general->show($request, typedUrl: $form->text('url'));
        }
        $reply = $this->connector->connect($form->text('url'), $form->text('key'));
        if ($reply->problem !== null) {
            return $this->general->show($request, notConnected: $reply->problem, typedUrl: $form->text('url'));
        }
        $this->forms->retry();
        $company = $reply->text('company', 'name');
        $this->sheet->say($company === '' ? $this->labels->get('connection.connectedNew') : $this->labels->get('connection.connectedWith', $company));
        return $this->sheet->goTo('kmdp_general');
    }

    public function disconnect(ServerRequestInterface $request): ResponseInterface
    {
        if ($this->sheet->mayChange($request)) {
            $this->connector->disconnect();
            $this->sheet->say($this->labels->get('connection.disconnected'));
        }
        return $this->sheet->goTo('kmdp_general');
    }
}
