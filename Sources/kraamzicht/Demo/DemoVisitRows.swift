/// The visits of a case as `inzet`, with the mistakes an administration makes and finds.
struct DemoVisitRows {
    let number: String
    let traject: DemoTraject
    let known: DemoDay

    /// Two in a hundred are corrected in hours later; one in five hundred was entered twice and taken back.
    func records(seed: UInt64) -> [DemoRecord] {
        var random = DemoRandom(seed: seed, stream: "visits \(self.number)")
        var records: [DemoRecord] = []
        for (index, visit) in self.traject.visits.enumerated() {
            var record = self.record("\(index + 1)", visit, known: max(visit.day + random.lag(), self.known))
            if random.chance(percent: 2) {
                record.learn("uren", .hundredths(visit.hours + random.pick([-100, -50, 100])), on: record.knownFrom)
                record.learn("uren", .hundredths(visit.hours), on: record.knownFrom + random.int(20...100))
            }
            records.append(record)
            if random.chance(perMille: 2) {
                var double = self.record("\(index + 1)b", visit, known: record.knownFrom)
                double.withdrawnFrom = record.knownFrom + random.int(40...160)
                records.append(double)
            }
        }
        return records
    }

    private func record(_ index: String, _ visit: DemoTraject.Visit, known: DemoDay) -> DemoRecord {
        DemoRecord(
            .inzet, knownFrom: known,
            [
                "inzet_nr": .text("\(self.number)-V\(index)"), "casus_nr": .text(self.number),
                "medewerker_nr": .text(visit.employee.number), "datum": .day(visit.day), "uren": .hundredths(visit.hours),
                "dagdeel": visit.partOfDay.map { .text($0) },
            ])
    }
}
