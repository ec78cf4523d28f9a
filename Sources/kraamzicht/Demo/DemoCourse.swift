/// The whole course of one application, as it will turn out: what came in, and what became of it.
///
/// It holds the truth; when the organisation's system knew which part is decided where rows are made.
struct DemoCourse {
    enum Outcome {
        case started(DemoTraject)
        case withdrawn(DemoDay)
        case rejected(DemoDay)
    }

    let application: DemoApplication
    /// Contact with the applicant; nil when nobody ever recorded one.
    let contact: DemoDay?
    let reportedToTeam: DemoDay?
    let outcome: Outcome

    var number: String { self.application.number }

    var traject: DemoTraject? {
        if case .started(let traject) = self.outcome { traject } else { nil }
    }
}

/// What the referrer sent.
struct DemoApplication {
    let number: String
    let client: String
    let gemeente: DemoGemeente
    let team: String?
    let received: DemoDay
    let referrer: String
    let vulnerability: String
    let problems: String?
    let expectedBirth: DemoDay
    let birth: DemoDay

    var wasPregnant: Bool { self.birth > self.received }
}

/// The help itself: from the gemeente's agreement to the last visit.
struct DemoTraject {
    struct Visit {
        let day: DemoDay
        /// In hundredths.
        let hours: Int
        let partOfDay: String?
        let employee: DemoEmployee
    }

    struct Ending {
        let isAsPlanned: Bool
        /// CBS, jw or wmo, with its code; nil when nobody ever filled it in.
        let reason: (list: String, code: String)?
        let mark: Int?
        let furtherHelp: String?
        let referredTo: String?
        let handover: DemoDay?
    }

    let start: DemoDay
    let end: DemoDay
    let law: String?
    let advised: DemoDay
    let advisedHours: Int
    let agreed: DemoDay
    let agreementKind: String
    /// The total granted in the end.
    let agreedHours: Int
    /// The total granted before an extension on a later day.
    let beforeExtension: (hours: Int, until: DemoDay)?
    let indicated: DemoDay?
    let jointAssessment: DemoDay?
    let plan: DemoDay?
    let network: DemoDay?
    let channel: String
    let ending: Ending
    let visits: [Visit]

    var days: Int { self.end - self.start + 1 }
}
