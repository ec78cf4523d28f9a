/// The row of one case in `casussen`: which part of the course the organisation's system showed when.
///
/// Corrections are made here: the real day of birth, a mistyped number of hours, an extension, a reason
/// of ending that arrives months late.
struct DemoCaseRow {
    let course: DemoCourse
    /// The day from which other rows may refer to the case.
    let known: DemoDay
    private var random: DemoRandom
    private var record: DemoRecord

    init(_ course: DemoCourse, seed: UInt64) {
        var random = DemoRandom(seed: seed, stream: "row \(course.number)")
        let application = course.application
        self.course = course
        self.known = application.received + (random.chance(percent: 3) ? random.int(12...45) : random.int(0...1))
        self.random = random
        self.record = DemoRecord(
            .casussen, knownFrom: self.known,
            [
                "casus_nr": .text(application.number), "client_nr": .text(application.client),
                "gemeente": .gemeente(application.gemeente.code), "wijkteam": application.team.map { .text($0) },
                "ontvangen_op": .day(application.received), "verwijzer": .text(application.referrer),
                "kwetsbaarheid": .text(application.vulnerability), "problematiek": application.problems.map { .text($0) },
                "geboren_of_uitgerekend_op": .day(application.expectedBirth),
            ])
    }

    mutating func finished(costs: Int) -> DemoRecord {
        let application = self.course.application
        if application.expectedBirth != application.birth {
            let told = application.birth + self.random.int(2...12)
            self.record.learn("geboren_of_uitgerekend_op", .day(application.birth), on: told)
        }
        self.learn("contact_op", self.course.contact)
        self.learn("aangemeld_wijkteam_op", self.course.reportedToTeam)
        switch self.course.outcome {
        case .withdrawn(let day): self.learn("ingetrokken_op", day)
        case .rejected(let day): self.learn("afgewezen_op", day)
        case .started(let traject):
            self.learnAgreement(traject)
            self.learnStart(traject)
            self.learnEnd(traject, costs: costs)
        }
        return self.record
    }

    /// A date becomes known within days of itself.
    private mutating func learn(_ column: String, _ day: DemoDay?) {
        guard let day else { return }
        self.record.learn(column, .day(day), on: day + self.random.int(0...3))
    }

    private mutating func learnAgreement(_ traject: DemoTraject) {
        self.learn("advies_op", traject.advised)
        self.record.learn("advies_uren", .hundredths(traject.advisedHours), on: traject.advised + 3)
        let known = traject.agreed + self.random.int(0...2)
        self.record.learn("akkoord_op", .day(traject.agreed), on: known)
        self.record.learn("akkoord_soort", .text(traject.agreementKind), on: known)
        self.learnHours(traject, known: known)
        if let law = traject.law {
            self.record.learn("wet", .text(law), on: known + (self.random.chance(percent: 6) ? self.random.int(40...120) : 0))
        }
        guard let indicated = traject.indicated else { return }
        self.learn("indicatie_op", indicated)
        self.record.learn("toewijzingnummer", .text("T\(self.random.int(4_000_000...4_999_999))"), on: indicated + 5)
    }

    /// Now and then the hours were typed with a digit too few, and found months later.
    private mutating func learnHours(_ traject: DemoTraject, known: DemoDay) {
        let first = traject.beforeExtension?.hours ?? traject.agreedHours
        let isMistyped = traject.beforeExtension == nil && first >= 2000 && self.random.chance(percent: 3)
        self.record.learn("akkoord_uren", .hundredths(isMistyped ? first / 1000 * 100 : first), on: known)
        if isMistyped {
            self.record.learn("akkoord_uren", .hundredths(first), on: known + self.random.int(45...140))
        }
        if let extended = traject.beforeExtension {
            self.record.learn("akkoord_uren", .hundredths(traject.agreedHours), on: max(extended.until, known))
        }
    }

    /// The start is known at once: visits refer to it from the first day on.
    private mutating func learnStart(_ traject: DemoTraject) {
        self.record.learn("gestart_op", .day(traject.start), on: traject.start)
        self.record.learn("facturatie", .text(traject.channel), on: traject.start)
        self.learn("giz_op", traject.jointAssessment)
        self.learn("plan_op", traject.plan)
        self.learn("netwerk_op", traject.network)
    }

    private mutating func learnEnd(_ traject: DemoTraject, costs: Int) {
        let ending = traject.ending
        let known = traject.end + (self.random.chance(percent: 5) ? self.random.int(25...80) : self.random.int(0...7))
        self.record.learn("beeindigd_op", .day(traject.end), on: known)
        if let reason = ending.reason {
            let late = self.random.chance(percent: 11) ? self.random.int(35...130) : 0
            self.record.learn("reden_bron", .text(reason.list), on: known + late)
            self.record.learn("reden_beeindiging", .text(reason.code), on: known + late)
        }
        let answered = known + self.random.int(5...30)
        if let mark = ending.mark { self.record.learn("tevredenheid", .whole(mark), on: answered) }
        if let help = ending.furtherHelp { self.record.learn("zonder_hulp_verder", .text(help), on: answered) }
        if let referred = ending.referredTo { self.record.learn("doorverwezen_naar", .text(referred), on: known) }
        if let handover = ending.handover { self.record.learn("overdracht_op", .day(handover), on: max(handover, known)) }
        self.record.learn("kosten", .hundredths(costs), on: known + self.random.int(35...55))
    }
}
