/// Makes courses: who applies, how fast the organisation answers, and whether help starts.
struct DemoCourseMaker {
    let profile: DemoProfile
    let staff: DemoStaff
    let seed: UInt64
    let today: DemoDay

    /// One application of a client; `sibling` is the same client's earlier one.
    func course(number: String, client: String, received: DemoDay, after earlier: DemoCourse?) -> DemoCourse {
        var random = DemoRandom(seed: self.seed, stream: "course \(number)")
        let application = self.application(number, client, received, earlier, &random)
        let contact = self.contact(received, &random)
        let reported = random.chance(percent: 86) ? max(received - 10, received + random.int(-5...8)) : nil
        let fate = random.int(1...1000)
        if fate <= 62 {
            let day = received + random.int(1...16)
            let isSilent = contact.map { $0 > day } ?? true
            return DemoCourse(
                application: application, contact: isSilent ? nil : contact, reportedToTeam: reported, outcome: .withdrawn(day))
        }
        if fate <= 112 {
            let day = (contact ?? received) + random.int(1...18)
            return DemoCourse(application: application, contact: contact, reportedToTeam: reported, outcome: .rejected(day))
        }
        let maker = DemoTrajectMaker(profile: self.profile, staff: self.staff, application: application)
        let traject = maker.traject(contact: contact ?? received + 2, &random)
        return DemoCourse(
            application: application, contact: contact, reportedToTeam: reported, outcome: .started(traject))
    }

    private func application(
        _ number: String, _ client: String, _ received: DemoDay, _ earlier: DemoCourse?, _ random: inout DemoRandom
    ) -> DemoApplication {
        let gemeente = earlier?.application.gemeente ?? self.gemeente(&random)
        let birth = earlier?.application.birth ?? received + self.age(&random)
        let wasPregnant = birth > received
        return DemoApplication(
            number: number, client: client, gemeente: gemeente,
            team: random.chance(percent: 94) ? random.pick(gemeente.teams) : nil, received: received,
            referrer: random.weighted([
                "verloskundige": wasPregnant ? 52 : 28, "huisarts": 17, "medisch_maatschappelijk_werker": 18, "jgz": 24,
                "overig": 6,
            ]),
            vulnerability: random.weighted([
                "ouders": 40, "gezin": 18, "kind": 14, "omgeving": 6, "gezin|ouders": 14, "kind|ouders": 8,
            ]),
            problems: random.weighted([
                "psychisch": 34, "sociaal": 20, "lichamelijk": 12, "excessief_huilen": wasPregnant ? 1 : 10,
                "psychisch|sociaal": 12, "overig": 5, nil: 7,
            ]),
            expectedBirth: wasPregnant ? birth + random.int(-11...11) : birth, birth: birth)
    }

    private func gemeente(_ random: inout DemoRandom) -> DemoGemeente {
        var left = random.int(1...self.profile.gemeenten.reduce(0) { $0 + $1.weight })
        for gemeente in self.profile.gemeenten {
            left -= gemeente.weight
            if left <= 0 { return gemeente }
        }
        preconditionFailure("the weights add up to the total drawn from")
    }

    /// Days from receipt to birth: a third before it, most babies young, a few almost too old.
    private func age(_ random: inout DemoRandom) -> Int {
        switch random.int(1...1000) {
        case ...330: random.int(6...85)
        case ...800: -random.int(1...70)
        case ...992: -random.int(70...260)
        default: -random.int(335...362)
        }
    }

    /// Mostly within three weekdays; else well after, so that no holiday saves it.
    private func contact(_ received: DemoDay, _ random: inout DemoRandom) -> DemoDay? {
        let percent = self.isSlipped(received) ? 58 : self.profile.contactOnTimePercent
        guard !random.chance(percent: percent) else {
            return received.adding(weekdays: random.weighted([0: 24, 1: 38, 2: 25, 3: 13]))
        }
        return random.chance(percent: 12) ? nil : received.adding(weekdays: random.int(5...10))
    }

    /// July and August of the last summer that is over.
    private func isSlipped(_ received: DemoDay) -> Bool {
        guard self.profile.slippedLastSummer else { return false }
        let year = self.today.parts.month >= 9 ? self.today.parts.year : self.today.parts.year - 1
        let summer = DemoDay(year: year, month: 7, day: 1)...DemoDay(year: year, month: 8, day: 31)
        return summer.contains(received)
    }
}
