#include "ui/widgets/labelled.h"

#include <QHBoxLayout>

#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

QWidget* labelled(QWidget* parent, const QString& name, QWidget* field)
{
    auto* both = new QWidget(parent);
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::grid(1));
    auto* label = new TextLabel(name, both);
    label->setBuddy(field);
    line->addWidget(label);
    line->addWidget(field);
    return both;
}

} // namespace lx::ui
