<?php

/**
 * Has the scheduler execute a console command every so many seconds, as the module Scheduler stores what an
 * administrator sets up. Runs on the command line within the site that TYPO3_PATH_APP names; takes the folder of TYPO3 as its argument
 * and `{command, options, seconds}` as JSON.
 */

declare(strict_types=1);

use TYPO3\CMS\Core\Core\Bootstrap;
use TYPO3\CMS\Core\Core\SystemEnvironmentBuilder;
use TYPO3\CMS\Core\Database\ConnectionPool;
use TYPO3\CMS\Scheduler\Domain\Repository\SchedulerTaskRepository;
use TYPO3\CMS\Scheduler\Task\ExecuteSchedulableCommandTask;

$classLoader = require $argv[1] . '/vendor/autoload.php';
SystemEnvironmentBuilder::run(1, SystemEnvironmentBuilder::REQUESTTYPE_CLI);
$container = Bootstrap::init($classLoader);
$input = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);

if (!method_exists(ExecuteSchedulableCommandTask::class, 'setCommandIdentifier')) { // TYPO3 14
    $on = array_filter($input['options']);
    $container->get(ConnectionPool::class)->getConnectionForTable('tx_scheduler_task')->insert('tx_scheduler_task', [
        'tasktype' => $input['command'],
        'nextexecution' => time(),
        'parameters' => ['arguments' => [], 'options' => $input['options'], 'optionValues' => $on],
        'execution_details' => ['start' => time(), 'interval' => $input['seconds'], 'end' => 0, 'multiple' => false, 'cronCmd' => ''],
    ]);
    exit(0);
}
$task = new ExecuteSchedulableCommandTask();
$task->setCommandIdentifier($input['command']);
$task->setOptions($input['options']);
$task->registerRecurringExecution(time(), $input['seconds']);
$task->setRunOnNextCronJob(true);
exit($container->get(SchedulerTaskRepository::class)->add($task) ? 0 : 1);
