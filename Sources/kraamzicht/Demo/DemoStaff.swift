/// The people of one organisation over the three years, with who came and who left.
struct DemoStaff {
    let employees: [DemoEmployee]

    /// Those who visit families on a day; the others coordinate.
    func carers(on day: DemoDay) -> [DemoEmployee] {
        self.employees.filter { $0.function == "kraamverzorgende" && $0.isEmployed(on: day) }
    }

    /// The first six people coordinate, look after the meldcode or run the office; the rest are carers.
    ///
    /// The organisation's flaws go to every second carer from the first on: long in service, so that
    /// there are days worked behind each flaw.
    init(_ profile: DemoProfile, seed: UInt64, start: DemoDay, today: DemoDay) {
        var random = DemoRandom(seed: seed, stream: "\(profile.prefix) staff")
        let names = DemoNames.draw(profile.employees, &random)
        self.employees = names.indices.map { index in
            let carer = index - 6
            let flaw = carer >= 0 && carer % 2 == 0 && carer / 2 < profile.flaws.count ? profile.flaws[carer / 2] : nil
            return Self.employee(
                number: "\(profile.prefix)-M\(101 + index)", name: names[index],
                function: Self.function(index), flaw: flaw, isCarer: carer >= 0, start: start, today: today, &random)
        }
    }

    private static func function(_ index: Int) -> String {
        switch index {
        case 0...3: "coordinator"
        case 4: "aandachtsfunctionaris"
        case 5: "overig"
        default: "kraamverzorgende"
        }
    }

    private static func employee(
        number: String, name: String, function: String, flaw: DemoFlaw?, isCarer: Bool, start: DemoDay, today: DemoDay,
        _ random: inout DemoRandom
    ) -> DemoEmployee {
        let hired = Self.hired(flaw, isCarer: isCarer, start: start, today: today, &random)
        let leaves = isCarer && flaw == nil && random.chance(percent: 20)
        let earliest = max(hired + 150, start + 60)
        let left = leaves && earliest < today - 20 ? earliest + random.int(0...(today - 20 - earliest)) : nil
        let diploma = hired - random.weighted([random.int(60...700): 55, random.int(700...6500): 45])
        return DemoEmployee(
            number: number, name: name, function: function,
            contract: isCarer ? random.weighted(["loondienst": 76, "zzp": 16, "inhuur": 8]) : "loondienst",
            hired: hired, left: left,
            level: flaw == .noDiploma ? nil : (isCarer ? random.weighted([3: 70, 4: 30]) : 4),
            diploma: flaw == .noDiploma ? nil : diploma, flaw: flaw)
    }

    /// A flaw in a VOG hangs on the day of hiring, since that decides when it runs out.
    private static func hired(
        _ flaw: DemoFlaw?, isCarer: Bool, start: DemoDay, today: DemoDay, _ random: inout DemoRandom
    ) -> DemoDay {
        switch flaw {
        case .lapsedVOG: return today.adding(months: -36) - 25
        case .expiringVOG: return today.adding(months: -36) + 70
        case .lateVOG: return today.adding(months: -36) - 280
        case .oldVOGAtStart: return start + 40
        case .noKCKZ: return start + 200
        case .interruptedKCKZ, .interruptedEHBO, .fewPoints, .noDiploma: return start - random.int(400...2500)
        case nil:
            let isNewcomer = isCarer && random.chance(percent: 32)
            return isNewcomer ? start + random.int(30...(today - start - 60)) : start - random.int(30...4200)
        }
    }
}
