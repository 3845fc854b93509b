// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/road_view_accessible.h"

#include "ui/scene/road_view.h"

#include <QAccessibleWidget>

namespace threadway::ui {

namespace {

class RoadViewAccessible final : public QAccessibleWidget {
public:
    explicit RoadViewAccessible(RoadView* view) : QAccessibleWidget(view, QAccessible::Graphic), m_view(view) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Description ? m_view->description() : QAccessibleWidget::text(kind);
    }

private:
    RoadView* m_view;
};

QAccessibleInterface* makeRoadView(const QString&, QObject* object)
{
    auto* view = qobject_cast<RoadView*>(object);
    return view == nullptr ? nullptr : new RoadViewAccessible(view);
}

} // namespace

void installRoadViewAccessibility()
{
    QAccessible::installFactory(makeRoadView); // installing it again has no effect
}

} // namespace threadway::ui
