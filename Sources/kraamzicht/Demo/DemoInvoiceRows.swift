/// The invoices of a case: one a month, in the month after, through VECOZO or by letter.
struct DemoInvoiceRows {
    let number: String
    let traject: DemoTraject
    let known: DemoDay
    let profile: DemoProfile

    /// What the case cost when all is invoiced, in cents.
    var costs: Int {
        self.months().reduce(0) { $0 + self.amount($1.hours, $1.month) }
    }

    /// Hours per calendar month, in order.
    private func months() -> [(month: DemoDay, hours: Int)] {
        var months: [(month: DemoDay, hours: Int)] = []
        for visit in self.traject.visits {
            let month = visit.day.firstOfMonth
            if let last = months.indices.last, months[last].month == month {
                months[last].hours += visit.hours
            } else {
                months.append((month, visit.hours))
            }
        }
        return months
    }

    /// The hourly rate rises each January.
    private func amount(_ hours: Int, _ month: DemoDay) -> Int {
        let rate = self.profile.hourRate + 245 * (month.parts.year - 2024)
        return hours * rate / 100
    }

    /// Two in a hundred final months were forgotten; one in twenty-five invoices comes back and is sent again.
    func records(seed: UInt64) -> [DemoRecord] {
        var random = DemoRandom(seed: seed, stream: "invoices \(self.number)")
        let months = self.months()
        var records: [DemoRecord] = []
        for (index, (month, hours)) in months.enumerated() {
            if index > 0, index == months.count - 1, random.chance(percent: 2) { continue }
            let sent = max(month.adding(months: 1) + random.int(2...9), self.known)
            let isRefused = random.chance(percent: 4)
            records.append(self.record(records.count + 1, month, hours, sent: sent, isRefused: isRefused, &random))
            if isRefused {
                records.append(
                    self.record(records.count + 1, month, hours, sent: sent + random.int(18...35), isRefused: false, &random))
            } else if random.chance(percent: 1) {
                let correction = [200, -200]
                for hours in correction {
                    records.append(self.record(records.count + 1, month, hours, sent: sent + 40, isRefused: false, &random))
                }
            }
        }
        return records
    }

    private func record(
        _ index: Int, _ month: DemoDay, _ hours: Int, sent: DemoDay, isRefused: Bool, _ random: inout DemoRandom
    ) -> DemoRecord {
        var record = DemoRecord(
            .facturen, knownFrom: sent,
            [
                "factuur_nr": .text("\(self.number)-F\(index)"), "casus_nr": .text(self.number),
                "wijze": .text(self.traject.channel), "maand": .text(month.monthText), "uren": .hundredths(hours),
                "bedrag": .hundredths(self.amount(hours, month)), "status": .text("ingediend"),
            ])
        let answered = sent + random.int(5...18)
        record.learn("status", .text(isRefused ? "afgekeurd" : "geaccepteerd"), on: answered)
        if !isRefused {
            record.learn("status", .text("betaald"), on: answered + random.int(10...40))
        }
        return record
    }
}
