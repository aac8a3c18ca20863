#pragma once

#include <QFrame>

#include "core/county/subject_findings.h"

class QGridLayout;

namespace lx::ui {

class MarkupLabel;

/// What the policies say of a unit or an organization: how it stands in one line, then what is not
/// met, due or not known, each with what would make it met and the way to its rule.
class Verdict : public QFrame
{
    Q_OBJECT
public:
    explicit Verdict(QWidget* parent = nullptr);
    /// `words` in place of a verdict: it is being worked out, no policy is chosen, it failed.
    void say(const QString& words);
    /// `day`: what was due before it is overdue.
    void show_findings(const SubjectFindings& found, Date day);

Q_SIGNALS:
    void rule_wanted(const QString& full_id);

private:
    void clear_lines();
    void add_line(const SubjectFindings::Line& line, Date day, int row);

    MarkupLabel* m_head = nullptr;
    QWidget* m_lines = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace lx::ui
