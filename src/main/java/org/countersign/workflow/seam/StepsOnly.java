package org.countersign.workflow.seam;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.BeanFactory;

/** What the expressions of a model reach by name: the steps made for models, and no other part of the program. */
class StepsOnly extends AbstractMap<Object, Object> {

  private final BeanFactory beans;

  StepsOnly(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String bean && beans.containsBean(bean) && beans.isTypeMatch(bean, JavaDelegate.class);
  }

  @Override
  public Object get(Object name) {
    return containsKey(name) ? beans.getBean((String) name) : null;
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return Set.of();
  }
}
