/// Complaints, incidents and calamities of an organisation: few, mostly answered in time.
struct DemoReports {
    let profile: DemoProfile
    let today: DemoDay

    /// About three complaints and five incidents per hundred started cases, and one or two calamities.
    func records(_ cases: [(course: DemoCourse, known: DemoDay)], seed: UInt64) -> [DemoRecord] {
        var random = DemoRandom(seed: seed, stream: "\(self.profile.prefix) reports")
        let started = cases.compactMap { entry in entry.course.traject.map { (entry.course.number, $0, entry.known) } }
            .filter { $0.1.start <= self.today && $0.2 <= self.today }
        let kinds =
            Array(repeating: "klacht", count: started.count * 3 / 100)
            + Array(repeating: "incident", count: started.count * 5 / 100) + ["calamiteit", "calamiteit"]
        return kinds.enumerated().map { index, kind in
            let (number, traject, known) = random.pick(started)
            let received = min(traject.start + random.int(0...(traject.days - 1)), self.today)
            let named = random.chance(percent: 80) ? number : nil
            return self.record(
                "\(self.profile.prefix)-X\(index + 1)", kind, named, received: received, known: max(received, known), &random)
        }
    }

    private func record(
        _ number: String, _ kind: String, _ course: String?, received: DemoDay, known: DemoDay, _ random: inout DemoRandom
    ) -> DemoRecord {
        let confirmed = received.adding(weekdays: random.chance(percent: 88) ? random.int(0...3) : random.int(7...9))
        let handled = confirmed + (random.chance(percent: 86) ? random.int(4...30) : random.int(45...70))
        var record = DemoRecord(
            .meldingen, knownFrom: known,
            [
                "melding_nr": .text(number), "soort": .text(kind), "casus_nr": course.map { .text($0) },
                "ontvangen_op": .day(received),
            ])
        record.learn("bevestigd_op", .day(confirmed), on: confirmed)
        record.learn("afgehandeld_op", .day(handled), on: handled)
        return record
    }
}
