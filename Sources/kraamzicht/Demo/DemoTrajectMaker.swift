/// Makes the help of one started case: dates first, then visits, then the hours that were agreed for them.
struct DemoTrajectMaker {
    let profile: DemoProfile
    let staff: DemoStaff
    let application: DemoApplication

    func traject(contact: DemoDay, _ random: inout DemoRandom) -> DemoTraject {
        let advised = contact + random.int(0...6)
        let decision = advised + random.int(2...11)
        let start = self.start(after: decision, &random)
        let law = self.law(&random)
        let isAsPlanned = random.chance(percent: 72)
        let end = self.end(start, isAsPlanned: isAsPlanned, &random)
        let visits = DemoVisitMaker(staff: self.staff).visits(from: start, to: end, &random)
        let hours = self.hours(visits, &random)
        let isLong = end - start > 60
        return DemoTraject(
            start: start, end: end, law: law, advised: advised, advisedHours: hours.advised,
            agreed: random.chance(percent: 4) ? start + random.int(1...12) : decision,
            agreementKind: random.weighted(["akkoordformulier": 78, "offerte": 22]), agreedHours: hours.agreed,
            beforeExtension: isLong && random.chance(percent: 28)
                ? (max(hours.agreed * random.int(55...80) / 10_000, 4) * 100, start + random.int(35...55)) : nil,
            indicated: random.chance(percent: 96) ? decision + self.indicationDelay(&random) : nil,
            jointAssessment: self.milestone(start, end, onTime: -6...13, late: 16...35, &random),
            plan: self.milestone(start, end, onTime: 5...38, late: 44...60, &random),
            network: random.chance(percent: 87) ? start + random.int(0...max(end - start, 1) - 1) : nil,
            channel: random.chance(perMille: self.application.gemeente.usesVECOZO ? 985 : 40) ? "vecozo" : "factuur",
            ending: self.ending(isAsPlanned, end: end, law: law, &random), visits: visits)
    }

    /// After the decision; for a baby not yet born mostly when the ordinary kraamzorg is over.
    private func start(after decision: DemoDay, _ random: inout DemoRandom) -> DemoDay {
        let soon = decision + random.int(1...9)
        let birth = self.application.birth
        if soon < birth {
            return random.chance(percent: 36) ? soon : birth + random.int(6...12)
        }
        return max(soon, birth + 6)
    }

    /// Three days to eight months, mostly 4 to 14 weeks; shorter when it stopped early, and not much beyond one year of age.
    private func end(_ start: DemoDay, isAsPlanned: Bool, _ random: inout DemoRandom) -> DemoDay {
        let planned =
            switch random.int(1...100) {
            case ...5: random.int(3...24)
            case ...82: (random.int(26...100) + random.int(26...100)) / 2
            default: random.int(95...242)
            }
        let days = isAsPlanned ? planned : max(planned * random.int(30...95) / 100, 3)
        let firstBirthday = self.application.birth + 365
        let end = start + (days - 1)
        return start < firstBirthday ? min(end, max(firstBirthday + 20, start + 2)) : end
    }

    private func law(_ random: inout DemoRandom) -> String? {
        if random.chance(perMille: 22) { return nil }
        return random.chance(percent: self.application.gemeente.wmoPercent) ? "wmo" : "jeugd"
    }

    /// What was delivered is some 90 % of what was agreed; a few cases go beyond it.
    private func hours(_ visits: [DemoTraject.Visit], _ random: inout DemoRandom) -> (advised: Int, agreed: Int) {
        let delivered = visits.reduce(0) { $0 + $1.hours }
        let margin = random.chance(percent: 4) ? random.int(90...97) : random.int(102...121)
        let agreed = (delivered * margin / 10_000 + 1) * 100
        let advice = random.weighted([100: 64, 112: 20, 125: 11, 95: 5])
        return (agreed * advice / 10_000 * 100, agreed)
    }

    /// Most gemeenten decide in writing within weeks, often after help began; now and then too late.
    private func indicationDelay(_ random: inout DemoRandom) -> Int {
        switch random.int(1...100) {
        case ...60: random.int(0...3)
        case ...95: random.int(4...30)
        default: random.int(50...80)
        }
    }

    /// A date near the start: nine in ten on time, some late, some never; not after the end.
    private func milestone(
        _ start: DemoDay, _ end: DemoDay, onTime: ClosedRange<Int>, late: ClosedRange<Int>, _ random: inout DemoRandom
    ) -> DemoDay? {
        let lateDay = start + random.int(late)
        return switch random.int(1...100) {
        case ...91: min(max(start + random.int(onTime), self.application.received), end)
        case ...96: lateDay <= end ? lateDay : nil
        default: nil
        }
    }
}
