<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Outbox\Verdict;
use Koerbler\KundenmeisterDataProtection\Submission\AttemptKey;
use Koerbler\KundenmeisterDataProtection\Submission\SubmissionInput;
use Koerbler\KundenmeisterDataProtection\Token\Box;
use Koerbler\KundenmeisterDataProtection\Token\InvalidToken;
use Koerbler\KundenmeisterDataProtection\Token\RenderToken;
use Koerbler\KundenmeisterDataProtection\Token\TokenSigner;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

/**
 * @phpstan-type TokenVectors array{secret:string,issuer:string,formKey:string,issuedAt:int,
 *     boxes:list<array{profileId:string,versionId:string,required:bool}>,
 *     sign:array{cms:array{pageId:int,language:'de'|'en',token:string}},
 *     verify:list<array{name:string,token:string,now:int,expected:array{typo3:string}}>}
 * @phpstan-type KeyVector array{attempt:string,token:string,fields:array<string,string>,consents:array<string,string>,firstSeen:int,key:string}
 *
 * The vectors that this extension, the WordPress plugin and the bridge keep to.
 */
final class VectorsTest extends TestCase
{
    #[Test]
    public function aRenderTokenIsSignedAsTheySay(): void
    {
        $vectors = self::tokenVectors();
        $cms = $vectors['sign']['cms'];
        $boxes = array_map(static fn(array $box): Box => new Box($box['profileId'], $box['versionId'], $box['required']), $vectors['boxes']);
        $token = new RenderToken($vectors['issuer'], $vectors['formKey'], '', $cms['pageId'], $cms['language'], $vectors['issuedAt'], $boxes);
        self::assertSame($cms['token'], (new TokenSigner($vectors['secret']))->sign($token));
    }

    #[Test]
    #[DataProvider('tokens')]
    public function aRenderTokenIsJudgedAsTheySay(string $token, int $now, string $expected): void
    {
        $vectors = self::tokenVectors();
        try {
            (new TokenSigner($vectors['secret']))->verify($token, $vectors['issuer'], $now);
            $judged = 'valid';
        } catch (InvalidToken $invalid) {
            $judged = $invalid->reason === InvalidToken::EXPIRED ? 'expired' : 'forged';
        }
        self::assertSame($expected, $judged);
    }

    /**
     * @return iterable<string,array{string,int,string}>
     */
    public static function tokens(): iterable
    {
        foreach (self::tokenVectors()['verify'] as $vector) {
            yield $vector['name'] => [$vector['token'], $vector['now'], $vector['expected']['typo3']];
        }
    }

    /**
     * @param array<string,string> $fields
     * @param array<string,string> $consents
     */
    #[Test]
    #[DataProvider('keys')]
    public function anIdempotencyKeyIsMadeAsTheySay(string $attempt, string $token, array $fields, array $consents, int $firstSeen, string $key): void
    {
        $input = new SubmissionInput($token, $fields, $consents, $attempt);
        self::assertSame($key, AttemptKey::of(self::keyVectors()['secret'], $input, $firstSeen));
    }

    /**
     * @return iterable<string,KeyVector>
     */
    public static function keys(): iterable
    {
        foreach (self::keyVectors()['keys'] as $name => $vector) {
            yield $name => $vector;
        }
    }

    /**
     * @param array<string,mixed>|null $body JSON of the answer; null for none.
     */
    #[Test]
    #[DataProvider('answers')]
    public function anAnswerIsTakenAsTheySay(int $status, ?array $body, string $expected): void
    {
        $answer = new BridgeAnswer($status, $body === null ? '' : (string) json_encode($body));
        self::assertSame($expected, Verdict::of($answer)->value);
    }

    /**
     * @return iterable<string,array{int,array<string,mixed>|null,string}>
     */
    public static function answers(): iterable
    {
        /** @var array{answers:list<array{name:string,status:int,body:array<string,mixed>|null,verdict:string}>} $vectors */
        $vectors = self::read('delivery-verdict');
        foreach ($vectors['answers'] as $vector) {
            yield $vector['name'] => [$vector['status'], $vector['body'], $vector['verdict']];
        }
    }

    /**
     * @return TokenVectors
     */
    private static function tokenVectors(): array
    {
        /** @var TokenVectors $vectors */
        $vectors = self::read('render-token');
        return $vectors;
    }

    /**
     * @return array{secret:string,keys:array<string,KeyVector>}
     */
    private static function keyVectors(): array
    {
        /** @var array{secret:string,keys:list<array{name:string,attempt:string,token:string,fields:array<string,string>,consents:array<string,string>,firstSeen:int,key:string}>} $vectors */
        $vectors = self::read('idempotency-key');
        $keys = [];
        foreach ($vectors['keys'] as $vector) {
            $name = $vector['name'];
            unset($vector['name']);
            $keys[$name] = $vector;
        }
        return ['secret' => $vectors['secret'], 'keys' => $keys];
    }

    private static function read(string $name): mixed
    {
        return json_decode((string) file_get_contents(dirname(__DIR__, 3) . "/tests/vectors/$name.json"), true, 512, JSON_THROW_ON_ERROR);
    }
}
