/// The papers of an employee: VOG, KCKZ, child first aid, and the courses that keep KCKZ alive.
struct DemoQualifications {
    let employee: DemoEmployee
    let start: DemoDay
    let today: DemoDay
    private var random: DemoRandom

    init(_ employee: DemoEmployee, seed: UInt64, start: DemoDay, today: DemoDay) {
        self.employee = employee
        self.start = start
        self.today = today
        self.random = DemoRandom(seed: seed, stream: "papers \(employee.number)")
    }

    mutating func records() -> [DemoRecord] {
        var records = self.vog()
        guard self.employee.function == "kraamverzorgende" else { return records }
        let registration = self.today - self.random.int(30...1400)
        records += self.kckz(registration) + self.firstAid() + self.courses(since: min(registration, self.start - 365))
        return records
    }

    /// Renewed every three years, a few weeks before the end, unless the employee's flaw says otherwise.
    private mutating func vog() -> [DemoRecord] {
        var issued = [self.employee.hired - (self.employee.flaw == .oldVOGAtStart ? 150 : self.random.int(8...75))]
        if self.employee.flaw == .lapsedVOG || self.employee.flaw == .expiringVOG { issued = [self.employee.hired - 15] }
        while let last = issued.last {
            let end = last.adding(months: 36)
            let next = self.employee.flaw == .lateVOG ? end + 52 : end - self.random.int(8...60)
            let isSkipped = self.employee.flaw == .lapsedVOG || self.employee.flaw == .expiringVOG
            guard !isSkipped, next <= min(self.today, self.employee.left ?? self.today) else { break }
            issued.append(next)
        }
        return issued.enumerated().map { index, day in
            self.registration("VOG", index, issued: day, from: day, until: nil, profile: "84, 85")
        }
    }

    /// Four years at a time; the earlier one only where it reaches into the time of service.
    private mutating func kckz(_ current: DemoDay) -> [DemoRecord] {
        guard self.employee.flaw != .noKCKZ else { return [] }
        let current = self.employee.flaw == .interruptedKCKZ ? self.today - 130 : current
        let earlierEnd = self.employee.flaw == .interruptedKCKZ ? current - 38 : current - 1
        let records = [
            self.registration(
                "KCKZ", 0, issued: nil, from: earlierEnd.adding(months: -48) + 1, until: earlierEnd, profile: "norm 2019"),
            self.registration(
                "KCKZ", 1, issued: nil, from: current, until: current.adding(months: 48) - 1, profile: "norm 2023"),
        ]
        return earlierEnd < max(self.employee.hired, self.start) ? [records[1]] : records
    }

    /// Two years at a time, back to the start of the demo or of the service.
    private mutating func firstAid() -> [DemoRecord] {
        let interrupted = self.employee.flaw == .interruptedEHBO
        var from = interrupted ? self.today - 210 : self.today - self.random.int(5...690)
        var periods = [(from: from, until: from.adding(months: 24) - 1)]
        while from > max(self.employee.hired, self.start) {
            let until = interrupted && periods.count == 1 ? from - 45 : from - 1
            from = until.adding(months: -24) + 1
            periods.append((from, until))
        }
        return periods.reversed().enumerated().map { index, period in
            self.registration("KINDER_EHBO", index, issued: period.from, from: period.from, until: period.until, profile: nil)
        }
    }

    private mutating func registration(
        _ sort: String, _ index: Int, issued: DemoDay?, from: DemoDay, until: DemoDay?, profile: String?
    ) -> DemoRecord {
        let number = "\(self.employee.number)-\(sort == "KINDER_EHBO" ? "EHBO" : sort)\(index + 1)"
        return DemoRecord(
            .registraties, knownFrom: max(from + self.random.int(0...3), self.employee.hired, self.start),
            [
                "registratie_nr": .text(number), "medewerker_nr": .text(self.employee.number), "soort": .text(sort),
                "nummer": sort == "KCKZ" ? .text("KCKZ-\(self.random.int(100_000...999_999))") : nil,
                "afgegeven_op": issued.map { .day($0) }, "geldig_vanaf": .day(from),
                "geldig_tot": until.map { .day($0) }, "profiel": profile.map { .text($0) },
                "bewijs": .text("personeelsdossier/\(number.lowercased()).pdf"),
            ])
    }

    /// About five a year, every fourth on BabythuisZorg itself.
    private mutating func courses(since: DemoDay) -> [DemoRecord] {
        let subjects = [
            ("B", "Borstvoeding en de WHO-code"), ("A", "Reanimatie van baby en kind"), ("C", "Gesprekken met jonge ouders"),
            ("A", "EHBO aan kinderen, praktijk"), ("B", "Vroegsignalering en meldcode"), ("D", "Veilig slapen"),
        ]
        let about = ["Ouder en kind samen", "Excessief huilen: dragen en begrenzen", "Werken met doelen en GAS"]
        var records: [DemoRecord] = []
        var day = since + self.random.int(5...60)
        while day <= min(self.today, self.employee.left ?? self.today) {
            let isOwn = records.count % 4 == 1
            let subject = isOwn ? ("BTZ", self.random.pick(about)) : self.random.pick(subjects)
            let points = self.random.weighted([200: 12, 300: 38, 400: 35, 600: 15])
            records.append(
                DemoRecord(
                    .scholingen, knownFrom: max(day + self.random.lag(), self.employee.hired, self.start),
                    [
                        "scholing_nr": .text("\(self.employee.number)-S\(records.count + 1)"),
                        "medewerker_nr": .text(self.employee.number), "datum": .day(day), "onderwerp": .text(subject.1),
                        "categorie": .text(subject.0), "punten": .hundredths(isOwn ? min(points, 300) : points),
                    ]))
            day = day + (self.employee.flaw == .fewPoints ? self.random.int(150...230) : self.random.int(58...88))
        }
        return records
    }
}
