/// Partners with an SKJ registration who have regie where the gemeente has no casemanager.
///
/// At Merelgaard one registration lapsed two months ago while cases were running;
/// at Hazelwiek the register was last looked at more than a year ago.
struct DemoPartners {
    let numbers: [String]
    let records: [DemoRecord]

    init(_ profile: DemoProfile, seed: UInt64, start: DemoDay, today: DemoDay) {
        var random = DemoRandom(seed: seed, stream: "\(profile.prefix) partners")
        let practices = ["Praktijk De Vlier", "Jeugdpraktijk Eikenlaan", "Pedagogisch bureau Wende & Co"]
        let names = DemoNames.draw(practices.count, &random)
        let isLapsing = profile.slippedLastSummer
        let isUnchecked = profile.growthPercent > 20
        self.numbers = practices.indices.map { "\(profile.prefix)-P\($0 + 1)" }
        self.records = practices.indices.map { index in
            let until = index == 1 && isLapsing ? today - 60 : today + random.int(-500...900)
            let from = until.adding(months: -60) + 1
            let checks = (0...3).map { start + random.int(0...40) + 340 * $0 }
            let last = index == 2 && isUnchecked ? today - 430 : today
            var record = DemoRecord(
                .partners, knownFrom: start,
                [
                    "partner_nr": .text("\(profile.prefix)-P\(index + 1)"), "naam": .text(names[index]),
                    "organisatie": .text(practices[index]), "skj_nummer": .text("SKJ-\(random.int(110_000...190_000))"),
                    "geldig_vanaf": .day(from), "geldig_tot": .day(until),
                ])
            for check in checks where check <= min(last, today) {
                record.learn("gecontroleerd_op", .day(check), on: check)
            }
            if !(index == 1 && isLapsing), until < today {
                record.learn("geldig_tot", .day(until.adding(months: 60)), on: until - 30)
            }
            return record
        }
    }
}
