<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Directory\Cells;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Http\JsonResponse;

/**
 * What the grid of the processing directory asks: rows, changes of single cells, measures, history, and rows from a file.
 */
#[AsController]
final readonly class DirectoryCellsController
{
    private const MODULE = 'kmdp_directory';
    private const DIRECTORY = '/v1/processing-directory';
    private const CHANGES = '30';

    public function __construct(private Desk $desk, private Labels $labels, private ModuleProvider $modules) {}

    /**
     * `{directory, choices}`; parameter at: as it stood at the end of that day (YYYY-MM-DD).
     */
    public function read(ServerRequestInterface $request): ResponseInterface
    {
        return $this->answer(function () use ($request): Reply {
            $directory = $this->desk->ask('GET', self::DIRECTORY, ['at' => self::parameter($request, 'at')]);
            $choices = $this->desk->ask('GET', self::DIRECTORY . '/choices', ['locale' => $this->labels->language()]);
            return new Reply(['directory' => $directory->data, 'choices' => $choices->data], $directory->problem ?? $choices->problem);
        });
    }

    /**
     * A row of the controller's own with `{cells}`.
     */
    public function add(ServerRequestInterface $request): ResponseInterface
    {
        return $this->answer(fn(): Reply => $this->desk->ask('POST', self::DIRECTORY . '/activities', [], Cells::of(self::body($request)->data['cells'] ?? null)));
    }

    /**
     * Saves `{id, revision, cells}`. What someone else changed since that revision is answered with 412, `{message, current, by}`.
     */
    public function change(ServerRequestInterface $request): ResponseInterface
    {
        $wish = self::body($request);
        $id = $wish->text('id');
        $cells = Cells::of($wish->data['cells'] ?? null);
        return $this->answer(
            fn(): Reply => $this->desk->ask('PATCH', self::activity($id), [], $cells, self::seen($wish)),
            fn(Reply $refused): array => ['current' => $refused->data['current'] ?? null, 'by' => Cells::lastActor($cells, $this->changesOf($id, '')->items('items'))],
        );
    }

    /**
     * Takes the row `{id}` out of the directory.
     */
    public function remove(ServerRequestInterface $request): ResponseInterface
    {
        return $this->answer(fn(): Reply => $this->desk->ask('DELETE', self::activity(self::body($request)->text('id'))));
    }

    /**
     * Saves `{measures, revision}`; 412 as for a cell.
     */
    public function measures(ServerRequestInterface $request): ResponseInterface
    {
        $wish = self::body($request);
        return $this->answer(
            fn(): Reply => $this->desk->ask('PUT', self::DIRECTORY . '/measures', [], ['measures' => $wish->text('measures')], self::seen($wish)),
            static fn(Reply $refused): array => ['current' => $refused->data['current'] ?? null],
        );
    }

    /**
     * Our words for the measures, `{text}`.
     */
    public function proposal(ServerRequestInterface $request): ResponseInterface
    {
        return $this->answer(fn(): Reply => $this->desk->ask('GET', self::DIRECTORY . '/measures/proposal', ['locale' => $this->labels->language()]));
    }

    /**
     * Changes, the newest first; parameters activityId (all without it) and cursor.
     */
    public function history(ServerRequestInterface $request): ResponseInterface
    {
        return $this->answer(fn(): Reply => $this->changesOf(self::parameter($request, 'activityId'), self::parameter($request, 'cursor')));
    }

    /**
     * Adds the rows of a CSV or XLSX file, or says what would be added: `{fileName, content (base64), mapping, dryRun, onlyValid}`.
     */
    public function import(ServerRequestInterface $request): ResponseInterface
    {
        $wish = self::body($request);
        $mapping = is_array($wish->data['mapping'] ?? null) ? $wish->data['mapping'] : [];
        $file = ['fileName' => $wish->text('fileName'), 'content' => $wish->text('content'), 'mapping' => (object) $mapping];
        $isTrial = ($wish->data['dryRun'] ?? true) !== false;
        $how = ['dryRun' => $isTrial ? 'true' : 'false', 'onlyValid' => ($wish->data['onlyValid'] ?? false) === true ? 'true' : 'false'];
        return $this->answer(fn(): Reply => $this->desk->ask('POST', self::DIRECTORY . '/import', $how, $file));
    }

    private function changesOf(string $activityId, string $cursor): Reply
    {
        return $this->desk->ask('GET', self::DIRECTORY . '/history', ['limit' => self::CHANGES, 'activityId' => $activityId, 'cursor' => $cursor]);
    }

    /**
     * The right to the sheet is checked here, too: TYPO3 before 13.4.18 does not know `inheritAccessFromModule`.
     *
     * @param callable():Reply                    $ask      Asks the bridge.
     * @param (callable(Reply):array<string,mixed>)|null $conflict What a refusal with 412 says beside its message.
     */
    private function answer(callable $ask, ?callable $conflict = null): ResponseInterface
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        if (!$user instanceof BackendUserAuthentication || !$this->modules->accessGranted(self::MODULE, $user)) {
            return new JsonResponse(['message' => $this->labels->get('change.noRight')], 403);
        }
        $reply = $ask();
        $problem = $reply->problem;
        if ($problem === null) {
            return new JsonResponse($reply->data);
        }
        $message = ['message' => implode(' ', array_unique($problem->fields)) ?: $problem->message];
        if ($problem->status === 412 && $conflict !== null) {
            return new JsonResponse($message + $conflict($reply), 412);
        }
        return new JsonResponse($message, $problem->status >= 500 ? 503 : 422);
    }

    /**
     * @return array<string,string>
     */
    private static function seen(Reply $wish): array
    {
        $revision = $wish->data['revision'] ?? null;
        return is_int($revision) ? ['If-Match' => '"' . $revision . '"'] : [];
    }

    private static function activity(string $id): string
    {
        return self::DIRECTORY . '/activities/' . rawurlencode($id);
    }

    private static function body(ServerRequestInterface $request): Reply
    {
        $body = json_decode((string) $request->getBody(), true);
        return new Reply(is_array($body) ? $body : []);
    }

    private static function parameter(ServerRequestInterface $request, string $name): string
    {
        $value = $request->getQueryParams()[$name] ?? '';
        return is_string($value) ? $value : '';
    }
}
