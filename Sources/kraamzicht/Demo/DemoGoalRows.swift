/// The goals of a case, the evaluations, and what each evaluation scored.
struct DemoGoalRows {
    private struct Goal {
        let number: String
        let set: DemoDay
        let known: DemoDay
    }

    let number: String
    let traject: DemoTraject
    let known: DemoDay
    private var random: DemoRandom

    init(_ number: String, _ traject: DemoTraject, known: DemoDay, seed: UInt64) {
        self.number = number
        self.traject = traject
        self.known = known
        self.random = DemoRandom(seed: seed, stream: "goals \(number)")
    }

    mutating func records() -> [DemoRecord] {
        let (goals, rows) = self.goals()
        return rows + self.evaluations(goals)
    }

    /// One to four goals about the day of the plan; three in a hundred cases never got any.
    private mutating func goals() -> ([Goal], [DemoRecord]) {
        let count = self.random.weighted([0: 3, 1: 22, 2: 44, 3: 24, 4: 7])
        var goals: [Goal] = []
        var rows: [DemoRecord] = []
        for index in 0..<count {
            let plan = self.traject.plan ?? self.traject.start + 20
            let set = max(min(plan + self.random.int(-3...9), self.traject.end), self.traject.start)
            let goal = Goal(number: "\(self.number)-D\(index + 1)", set: set, known: max(set + self.random.lag(), self.known))
            goals.append(goal)
            rows.append(
                DemoRecord(
                    .doelen, knownFrom: goal.known,
                    [
                        "doel_nr": .text(goal.number), "casus_nr": .text(self.number),
                        "domein": .text(self.random.weighted(["opvoeding": 46, "ontwikkeling": 22, "gezin_omgeving": 32])),
                        "gesteld_op": .day(set),
                        "gewicht": self.random.chance(percent: 18) ? .hundredths(self.random.pick([150, 200, 300])) : nil,
                    ]))
        }
        return (goals, rows)
    }

    /// Every five to eight weeks, and at the end; some are skipped.
    private mutating func evaluations(_ goals: [Goal]) -> [DemoRecord] {
        var rows: [DemoRecord] = []
        var day = self.traject.start + self.random.int(26...50)
        while day < self.traject.end - 12 {
            rows += self.evaluation(rows.count + 1, day, isLast: false, goals)
            day = day + (self.random.chance(percent: 7) ? self.random.int(58...80) : self.random.int(34...54))
        }
        if self.random.chance(percent: 92) {
            let final = max(self.traject.end + self.random.int(-6...7), self.traject.start)
            rows += self.evaluation(rows.count + 1, final, isLast: true, goals)
        }
        return rows
    }

    private mutating func evaluation(_ index: Int, _ day: DemoDay, isLast: Bool, _ goals: [Goal]) -> [DemoRecord] {
        let number = "\(self.number)-E\(index)"
        let known = max(day + self.random.lag(), self.known)
        let decision =
            isLast
            ? self.random.weighted(["beeindigen": 88, "gelijk": 12])
            : self.random.weighted(["gelijk": 50, "afschalen": 34, "opschalen": 10, "beeindigen": 6])
        let hasManager = self.random.chance(percent: decision == "opschalen" ? 93 : 88)
        let weekly = max(self.traject.agreedHours / max(self.traject.days / 7, 1) / 100, 2)
        let row = DemoRecord(
            .evaluaties, knownFrom: known,
            [
                "evaluatie_nr": .text(number), "casus_nr": .text(self.number), "datum": .day(day),
                "moment": .text(isLast ? "eind" : "tussentijds"), "met_client": .flag(self.random.chance(percent: 97)),
                "met_casemanager": self.random.chance(percent: 97) ? .flag(hasManager) : nil, "besluit": .text(decision),
                "uren_per_week": decision == "beeindigen" ? nil : .whole(min(weekly, 20)),
            ])
        return [row] + self.scores(number, day, known, isLast: isLast, goals)
    }

    private mutating func scores(
        _ evaluation: String, _ day: DemoDay, _ known: DemoDay, isLast: Bool, _ goals: [Goal]
    ) -> [DemoRecord] {
        var rows: [DemoRecord] = []
        for goal in goals where goal.set <= day {
            let score =
                isLast
                ? self.random.weighted([-2: 2, -1: 12, 0: 44, 1: 33, 2: 9])
                : self.random.weighted([-2: 14, -1: 48, 0: 32, 1: 6])
            guard self.random.chance(percent: isLast ? 96 : 74) else { continue }
            rows.append(
                DemoRecord(
                    .doelscores, knownFrom: max(known, goal.known),
                    [
                        "evaluatie_nr": .text(evaluation), "doel_nr": .text(goal.number),
                        "gas_score": .whole(self.traject.ending.isAsPlanned ? score : max(score - 1, -2)),
                    ]))
        }
        return rows
    }
}
