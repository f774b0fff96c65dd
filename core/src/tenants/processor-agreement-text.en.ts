import type { Agreement } from './processor-agreement-text';
import { processorFacts } from './processor-facts';

const { name, product, backupDays, deletionWorkingDays } = processorFacts;

export const englishAgreement: Agreement = {
  title: 'Processor agreement under Art. 28(3) GDPR',
  sections: [
    {
      heading: 'Parties and subject-matter',
      paragraphs: [
        `The controller is the company that accepts this agreement in the settings. The processor is ${name}.`,
        `Subject-matter is the processing of personal data that the controller collects with forms on its website (WordPress, TYPO3) or with forms of ${product}, or manages in ${product}.`,
        'In matters of data protection this agreement takes precedence over all other agreements of the parties.',
      ],
    },
    {
      heading: 'Duration',
      paragraphs: [
        `The agreement applies from its acceptance and for as long as the processor processes data for the controller, also beyond the end of the use of ${product}, until everything is deleted or returned.`,
      ],
    },
    {
      heading: 'Nature and purpose of the processing',
      paragraphs: [
        'Nature: collecting, storing, organising, retrieving, using, transmitting to recipients that the controller determines, restricting, backing up and erasing.',
        'Purpose: managing contacts, sending messages, handling enquiries and registrations, proving consents, and fulfilling the rights of data subjects.',
      ],
    },
    {
      heading: 'Types of data and categories of data subjects',
      paragraphs: [
        'Data: name, address, e-mail address, telephone number, contents of enquiries, consents with their time, text and origin, and further details that the controller provides for in its forms and contact groups. If the controller switches it on, also the truncated IP address and the browser’s identification.',
        'Data subjects: prospects, customers, recipients of newsletters, participants of events, contact persons at business partners, and visitors of the website.',
        'Special categories of personal data (Art. 9 GDPR) and data on criminal offences (Art. 10 GDPR) are not covered by this agreement.',
      ],
    },
    {
      heading: 'Rights and duties of the controller',
      paragraphs: [
        'The controller decides on purposes and means of the processing, ensures its legal basis and informs the data subjects. Its privacy declaration names the processor.',
        'It may give instructions at any time, ask for information on the processing and check that this agreement is kept. It reports errors that it notices without delay.',
      ],
    },
    {
      heading: 'Instructions',
      paragraphs: [
        'The processor processes the data only on documented instructions of the controller, also where data is transferred to a third country. Instructions are this agreement, the settings in the software, and orders in text form.',
        'Where the law of the Union or of a Member State requires other processing, the processor says so beforehand, unless that law forbids it.',
        'If the processor considers an instruction unlawful, it informs the controller without delay. It may suspend the instruction until the controller confirms or changes it.',
        'It does not use the data for purposes of its own.',
      ],
    },
    {
      heading: 'Confidentiality',
      paragraphs: [
        'The processor declares in a legally binding manner that all persons entrusted with the processing were bound in writing to confidentiality and data secrecy (§ 6 of the Austrian Data Protection Act) before they started their work.',
        'This obligation outlasts the end of their work and their leaving the company. It also covers data of legal entities and commercial partnerships.',
      ],
    },
    {
      heading: 'Access to data',
      paragraphs: [
        'Staff access data of the controller for one of these four reasons only: (a) at a request of the controller to support, (b) to provide the service, (c) to avoid or fix technical problems, (d) because of a mandatory legal obligation.',
        'Each access is logged with reason, person and time. The controller can see the log.',
      ],
    },
    {
      heading: 'Security of processing',
      paragraphs: [
        'The processor takes the measures required by Art. 32 GDPR, in particular: operation in a data centre in Austria certified to ISO/IEC 27001, controlled and logged physical and system access, encryption of personal data with a key of its own for each person, separation of the data by controller, tamper-evident recording of consents, redundant power and network.',
        `The data is backed up daily; the backups of the last ${backupDays} days are kept. A recovery is normally free of charge under fair use.`,
        'The processor may replace measures by equivalent or better ones.',
      ],
    },
    {
      heading: 'Sub-processors',
      paragraphs: [
        'The controller gives general authorisation to engage sub-processors. At conclusion these are: eww ag (ITandTEL), Stelzhamerstraße 27, 4600 Wels, for the data centre, and Brunner Webhosting for web hosting. Separate confidentiality agreements exist with both. The software shows the present list.',
        'The controller is informed of each intended addition or replacement at least 30 days beforehand and may object within that time. If the objection cannot be met, either party may end the service concerned before the change.',
        'Sub-processors are bound by contract to the same duties. The processor is liable to the controller for their performance as for its own.',
      ],
    },
    {
      heading: 'Rights of data subjects',
      paragraphs: [
        'The processor helps the controller by appropriate measures with access, rectification, erasure, restriction, portability, objection and withdrawal. It forwards requests that it receives without delay.',
        `A requested deletion is usually carried out within ${deletionWorkingDays} working days. What is deleted is not restored from backups either.`,
        'Deleting whole persons and precisely named records is free of charge. Deleting single records that are not precisely named causes costs, which the controller bears; they are stated before work starts and must be accepted. The data subject is never charged.',
      ],
    },
    {
      heading: 'Help with further duties',
      paragraphs: [
        'The processor helps the controller with the duties of Art. 32 to 36 GDPR: security of processing, notification of breaches to the authority, communication to data subjects, impact assessment and prior consultation.',
        'It notifies the controller of a personal data breach without undue delay after becoming aware of it, with all information available under Art. 33(3) GDPR.',
      ],
    },
    {
      heading: 'Deletion or return at the end',
      paragraphs: [
        'After the end of the service the processor deletes all personal data or returns it, as the controller chooses, and deletes existing copies, unless the law requires their storage.',
        `Copies in backups become unreadable when the keys are deleted, and are overwritten after ${backupDays} days at the latest. The deletion is confirmed.`,
      ],
    },
    {
      heading: 'Proof and audits',
      paragraphs: [
        'The processor makes available all information needed to demonstrate that the duties of Art. 28 GDPR are kept. It allows for and contributes to audits, including inspections, by the controller or an auditor mandated by it.',
        'Inspections are announced in reasonable time and disturb operations no more than necessary.',
      ],
    },
    {
      heading: 'Place, form and applicable law',
      paragraphs: [
        'The data is stored in Austria. Data is transferred to a third country only on instruction and under the conditions of Chapter V GDPR.',
        'The agreement is concluded electronically (Art. 28(9) GDPR). Version, time and name of the accepting person are recorded. Austrian law applies.',
      ],
    },
  ],
};
