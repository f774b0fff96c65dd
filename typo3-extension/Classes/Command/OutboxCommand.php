<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Command;

use Koerbler\KundenmeisterDataProtection\Form\FormRegistrar;
use Koerbler\KundenmeisterDataProtection\Ledger\Witness;
use Koerbler\KundenmeisterDataProtection\Outbox\Dispatch;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxStore;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxSummary;
use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

#[AsCommand('kmdp:outbox', 'Delivers submissions to KundenMeister that could not be delivered at once, and registers forms that wait. Run it every minute.')]
final class OutboxCommand extends Command
{
    public function __construct(
        private readonly Dispatch $dispatch,
        private readonly FormRegistrar $registrar,
        private readonly OutboxStore $store,
        private readonly OutboxSummary $summary,
        private readonly Witness $witness,
    ) {
        parent::__construct();
    }

    protected function configure(): void
    {
        $this->addOption('limit', null, InputOption::VALUE_REQUIRED, 'At most so many submissions', '50');
        $this->addOption('all', null, InputOption::VALUE_NONE, 'Also those that are not due yet, and those that were refused');
    }

    /**
     * Exit status 0, also when something still waits: that is no fault of this command.
     */
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $limit = $input->getOption('limit');
        if (!is_string($limit) || !ctype_digit($limit) || (int) $limit < 1) {
            $output->writeln('--limit must be a whole number above 0.');
            return Command::INVALID;
        }
        if ($input->getOption('all') === true) {
            $this->store->makeAllDue();
        }
        $waitingForms = $this->registrar->retry();
        $done = $this->dispatch->run((int) $limit);
        $this->witness->checkWhenDue();
        $left = $this->summary->read();
        $output->writeln(sprintf(
            '%d delivered, %d refused, %d tried again later; %d waiting, %d set aside; %d forms waiting',
            $done['delivered'],
            $done['refused'],
            $done['waits'],
            $left['waiting'],
            $left['refused'],
            $waitingForms,
        ));
        return Command::SUCCESS;
    }
}
