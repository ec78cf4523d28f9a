/// An employee of the demo and the dates that decide where she may work.
struct DemoEmployee {
    let number: String
    let name: String
    let function: String
    let contract: String
    let hired: DemoDay
    let left: DemoDay?
    let level: Int?
    let diploma: DemoDay?
    let flaw: DemoFlaw?

    func isEmployed(on day: DemoDay) -> Bool {
        self.hired <= day && day <= self.left ?? day
    }

    func record(from start: DemoDay) -> DemoRecord {
        var record = DemoRecord(
            .medewerkers, knownFrom: max(self.hired, start),
            [
                "medewerker_nr": .text(self.number), "naam": .text(self.name), "functie": .text(self.function),
                "contractvorm": .text(self.contract), "in_dienst_op": .day(self.hired),
                "mbo_niveau": self.level.map { .whole($0) }, "diploma_op": self.diploma.map { .day($0) },
            ])
        if let left = self.left {
            record.learn("uit_dienst_op", .day(left), on: left)
        }
        return record
    }
}
