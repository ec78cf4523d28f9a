extension DemoTrajectMaker {
    /// How it ended, and what the parent said about it; about two in three answer.
    func ending(
        _ isAsPlanned: Bool, end: DemoDay, law: String?, _ random: inout DemoRandom
    ) -> DemoTraject.Ending {
        let answers = random.chance(percent: isAsPlanned ? 71 : 48)
        let mark = random.weighted([5: 3, 6: 7, 7: 21, 8: 41, 9: 20, 10: 8])
        let disappointment = !isAsPlanned && random.chance(percent: 55) ? 1 : 0
        return DemoTraject.Ending(
            isAsPlanned: isAsPlanned,
            reason: random.chance(percent: 4) ? nil : self.reason(isAsPlanned, law: law, &random),
            mark: answers ? max(mark - disappointment, 5) : nil,
            furtherHelp: answers && random.chance(percent: 95)
                ? random.weighted(["01": isAsPlanned ? 6 : 22, "02": 27, "03": 31, "04": 36]) : nil,
            referredTo: random.chance(percent: 21)
                ? random.weighted(["jgz": 36, "jeugdhulp": 26, "ggz": 24, "overig": 11, "verslavingszorg": 3]) : nil,
            handover: random.chance(percent: 72) ? max(end - 5, end + random.int(-5...9)) : nil)
    }

    /// The same outcome has another code in each law; without a law the organisation uses the CBS list.
    private func reason(_ isAsPlanned: Bool, law: String?, _ random: inout DemoRandom) -> (list: String, code: String) {
        switch law {
        case "jeugd":
            ("jw", isAsPlanned ? "31" : random.weighted(["34": 33, "32": 27, "33": 9, "35": 10, "36": 8, "38": 6, "39": 7]))
        case "wmo":
            ("wmo", isAsPlanned ? "19" : random.weighted(["23": 33, "21": 27, "22": 9, "31": 10, "36": 8, "38": 6, "39": 7]))
        default:
            ("cbs", isAsPlanned ? "01" : random.weighted(["02": 40, "03": 35, "04": 10, "05": 15]))
        }
    }
}
