/// Makes the visits of one case: two to four a week by one or two regular carers, fewer towards the end.
struct DemoVisitMaker {
    let staff: DemoStaff

    func visits(from start: DemoDay, to end: DemoDay, _ random: inout DemoRandom) -> [DemoTraject.Visit] {
        let perWeek = random.weighted([2: 22, 3: 46, 4: 32])
        let scalesDown = random.chance(percent: 62)
        let hasNights = random.chance(percent: 8)
        let carers = DemoCarers(staff: self.staff, start: start, &random)
        let days = self.days(from: start, to: end, perWeek: perWeek, scalesDown: scalesDown, &random)
        let outside = self.outside(from: start, to: end, &random)
        let visits = days.enumerated().map { index, day in
            let isNight = hasNights && index % 3 == 1
            let isEvening = !isNight && random.chance(percent: 7)
            let hours = isNight ? 800 : random.weighted([200: 8, 250: 14, 300: 36, 350: 24, 400: 18])
            return DemoTraject.Visit(
                day: day, hours: hours,
                partOfDay: isNight ? "nacht" : (isEvening ? "avond" : (random.chance(percent: 97) ? "dag" : nil)),
                employee: carers.carer(on: day, &random))
        }
        return outside.before + visits + outside.after
    }

    /// Here and there an acquaintance before the start or a farewell after the end: registered as visits,
    /// and a warning at the import.
    private func outside(
        from start: DemoDay, to end: DemoDay, _ random: inout DemoRandom
    ) -> (before: [DemoTraject.Visit], after: [DemoTraject.Visit]) {
        func visit(_ day: DemoDay) -> DemoTraject.Visit {
            DemoTraject.Visit(day: day, hours: 100, partOfDay: "dag", employee: random.pick(self.staff.carers(on: day)))
        }
        return (
            random.chance(percent: 2) ? [visit(start - 1)] : [],
            random.chance(percent: 3) ? [visit(end + random.int(2...6))] : []
        )
    }

    /// The first and the last day have a visit: that is what makes them the first and the last.
    private func days(
        from start: DemoDay, to end: DemoDay, perWeek: Int, scalesDown: Bool, _ random: inout DemoRandom
    ) -> [DemoDay] {
        var days: [DemoDay] = [start]
        for week in stride(from: start, through: end, by: 7) {
            let isLate = scalesDown && (week - start) * 3 > (end - start) * 2
            let visits = isLate ? max(perWeek - 1, 1) : perWeek
            var offsets: [Int] = []
            while offsets.count < visits {
                let offset = random.int(0...6)
                let isKept = !(week + offset).isWeekend || random.chance(percent: 18)
                if isKept, !offsets.contains(offset) { offsets.append(offset) }
            }
            days += offsets.sorted().map { week + $0 }.filter { start < $0 && $0 < end }
        }
        return end > start ? days + [end] : days
    }
}

/// Who visits a family: one regular carer, a second who steps in, and whoever is there when both have left.
private struct DemoCarers {
    let staff: DemoStaff
    private let regular: DemoEmployee
    private let second: DemoEmployee

    init(staff: DemoStaff, start: DemoDay, _ random: inout DemoRandom) {
        let available = staff.carers(on: start)
        self.staff = staff
        self.regular = random.pick(available)
        self.second = random.pick(available)
    }

    func carer(on day: DemoDay, _ random: inout DemoRandom) -> DemoEmployee {
        let wanted = random.chance(percent: 72) ? self.regular : self.second
        return wanted.isEmployed(on: day) ? wanted : random.pick(self.staff.carers(on: day))
    }
}
