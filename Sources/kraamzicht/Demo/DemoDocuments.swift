/// The organisation's own papers: certificate, policies, yearly plans.
///
/// Merelgaard's certificate ends within two months; Dauwsteen did not renew this year's opleidingsplan.
struct DemoDocuments {
    let profile: DemoProfile
    let start: DemoDay
    let today: DemoDay

    func records() -> [DemoRecord] {
        let certificateEnd = self.profile.slippedLastSummer ? self.today + 50 : self.today + 420
        let certified = certificateEnd.adding(months: -36) + 1
        var records = [
            self.record("HKZ", "hkz_certificaat", version: 1, from: certified.adding(months: -36), until: certified - 1),
            self.record("HKZ", "hkz_certificaat", version: 2, from: certified, until: certificateEnd),
        ]
        for (code, sort) in [
            ("AF", "aandachtsfunctionaris"), ("KL", "klachtenprocedure"), ("PR", "privacybeleid"), ("MC", "meldcode"),
        ] {
            let renewed = self.start + 240 + 60 * records.count
            records.append(self.record(code, sort, version: 1, from: self.start.adding(months: -14), until: renewed - 1))
            records.append(self.record(code, sort, version: 2, from: renewed, until: nil))
        }
        return records + self.yearly()
    }

    /// One a year: opleidingsplan and directiebeoordeling.
    private func yearly() -> [DemoRecord] {
        let isLate = self.profile.growthPercent < 0
        let last = self.today.adding(months: isLate ? -14 : -5)
        return (0...3).flatMap { year -> [DemoRecord] in
            let from = last.adding(months: -12 * (3 - year))
            let until = year == 3 ? nil : from.adding(months: 12) - 1
            return [
                self.record("OP", "opleidingsplan", version: year + 1, from: from, until: until),
                self.record("DB", "directiebeoordeling", version: year + 1, from: from + 30, until: nil),
            ]
        }
    }

    private func record(_ code: String, _ sort: String, version: Int, from: DemoDay, until: DemoDay?) -> DemoRecord {
        let number = "\(self.profile.prefix)-\(code)-\(version)"
        let decided = from - 12
        return DemoRecord(
            .documenten, knownFrom: max(from, self.start),
            [
                "document_nr": .text(number), "soort": .text(sort), "nummer": .text(number), "versie": .text("\(version).0"),
                "houder": .text(self.profile.organisation.accounts[1].name), "vastgesteld_op": .day(decided),
                "geldig_vanaf": .day(from), "geldig_tot": until.map { .day($0) },
                "bewijs": .text("kwaliteit/\(sort)-v\(version).pdf"),
            ])
    }
}
