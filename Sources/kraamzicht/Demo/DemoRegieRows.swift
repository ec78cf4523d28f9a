/// Who has regie over a case: the gemeente's casemanager, or a partner with an SKJ registration.
struct DemoRegieRows {
    let course: DemoCourse
    let partners: DemoPartners
    let known: DemoDay

    /// Mostly one row over the whole case; some change hands, a few begin late, and two in a hundred lack one.
    func records(_ traject: DemoTraject, seed: UInt64) -> [DemoRecord] {
        var random = DemoRandom(seed: seed, stream: "regie \(self.course.number)")
        guard !random.chance(percent: 2) else { return [] }
        let isLate = traject.days > 28 && random.chance(percent: 3)
        let from = isLate ? traject.start + random.int(5...18) : max(traject.start - random.int(0...8), traject.advised)
        let until = traject.end + random.int(0...6)
        guard traject.days > 50, random.chance(percent: 7) else {
            return [self.record(1, from: min(from, traject.start + (isLate ? 18 : 0)), until: until, &random)]
        }
        let change = traject.start + traject.days / 2
        let gap = random.chance(percent: 30) ? random.int(3...12) : 1
        return [
            self.record(1, from: min(from, change), until: change, &random),
            self.record(2, from: change + gap, until: max(until, change + gap), &random),
        ]
    }

    private func record(_ index: Int, from: DemoDay, until: DemoDay, _ random: inout DemoRandom) -> DemoRecord {
        let hasPartner = random.chance(percent: 27)
        let gemeente = self.course.application.gemeente
        var record = DemoRecord(
            .regie, knownFrom: max(from + random.lag(), self.known),
            [
                "regie_nr": .text("\(self.course.number)-R\(index)"), "casus_nr": .text(self.course.number),
                "soort": .text(hasPartner ? "skj_partner" : "casemanager_gemeente"),
                "partner_nr": hasPartner ? .text(random.pick(self.partners.numbers)) : nil,
                "team": hasPartner ? nil : .text(self.course.application.team ?? gemeente.teams[0]), "vanaf": .day(from),
            ])
        record.learn("tot", .day(until), on: until + random.int(0...8))
        return record
    }
}
