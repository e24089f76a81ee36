package org.countersign.workflow;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.countersign.people.Groups;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The groups and what each may open in Camunda's applications; tasks are opened to people one by one. */
@Component
class EngineAccess implements SmartInitializingSingleton {

  /** Every group by its id, with the name that Admin shows. */
  static final Map<String, String> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put(Groups.ORIGINATORS, "Originators");
    GROUPS.put(Groups.INVESTMENT_BOARD, "Investment Board");
    GROUPS.put(Groups.BOARD_CHAIR, "Chair of the Investment Board");
    GROUPS.put(Groups.FINANCE, "Finance advisers");
    GROUPS.put(Groups.LEGAL, "Legal advisers");
    GROUPS.put(Groups.COMMERCIAL, "Commercial advisers");
    GROUPS.put(Groups.DATA_PROTECTION, "Data protection advisers");
    GROUPS.put(Groups.EQUALITY, "Equality advisers");
    GROUPS.put(Groups.DMPC, "Deputy Mayor for Policing and Crime");
    GROUPS.put(Groups.MOPAC_CHIEF_EXECUTIVE, "MOPAC chief executive");
    GROUPS.put(Groups.COMMERCIAL_DIRECTOR, "MPS director in charge of procurement");
    GROUPS.put(Groups.SECRETARIAT, "Secretariat");
    GROUPS.put(Groups.AUDITORS, "Auditors");
    GROUPS.put(Groups.OPERATORS, "Operators");
    GROUPS.put(Groups.ENGINE_ADMINISTRATORS, "Engine administrators");
    GROUPS.put(Groups.CLEARED_PART_TWO, "Cleared for Part 2");
    GROUPS.put(Groups.INSTRUMENT_HOLDERS, "Holders of an instrument");
  }

  private static final List<String> WITHOUT_TASKS = List.of(Groups.AUDITORS, Groups.OPERATORS, Groups.ENGINE_ADMINISTRATORS,
      Groups.CLEARED_PART_TWO);

  /** Groups whose members work in Tasklist. */
  static final List<String> WITH_TASKS = GROUPS.keySet().stream().filter(group -> !WITHOUT_TASKS.contains(group)).toList();

  private final IdentityService identityService;
  private final AuthorizationService authorizationService;
  private final AsProgram asProgram;
  private final Turns turns;

  EngineAccess(IdentityService identityService, AuthorizationService authorizationService, AsProgram asProgram, Turns turns) {
    this.identityService = identityService;
    this.authorizationService = authorizationService;
    this.asProgram = asProgram;
    this.turns = turns;
  }

  @Override
  public void afterSingletonsInstantiated() {
    turns.start(() -> asProgram.call(() -> {
      GROUPS.forEach(this::createGroup);
      WITH_TASKS.forEach(this::grantTasklist);
      grantStarting();
      grantOperating();
      return null;
    }));
  }

  private void createGroup(String id, String name) {
    if (identityService.createGroupQuery().groupId(id).count() == 0) {
      Group group = identityService.newGroup(id);
      group.setName(name);
      group.setType(Groups.ENGINE_ADMINISTRATORS.equals(id) ? "SYSTEM" : "ROLE");
      identityService.saveGroup(group);
    }
  }

  private void grantTasklist(String group) {
    grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    // The name of the process and the form of its tasks.
    grant(group, Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
  }

  /** Originators find the start form of a business case, commercial advisers that of an award; what it submits, {@link PaperSubmission} takes. */
  private void grantStarting() {
    grant(Groups.ORIGINATORS, Resources.PROCESS_DEFINITION, Routes.PROCESS, Permissions.READ, Permissions.CREATE_INSTANCE);
    grant(Groups.ORIGINATORS, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
    grant(Groups.COMMERCIAL, Resources.PROCESS_DEFINITION, Routes.AWARD_PROCESS, Permissions.READ, Permissions.CREATE_INSTANCE);
    grant(Groups.COMMERCIAL, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
  }

  /** Operators see everything that runs and ran, retry what failed, and keep accounts. */
  private void grantOperating() {
    String group = Groups.OPERATORS;
    grant(group, Resources.APPLICATION, ANY, Permissions.ACCESS);
    grant(group, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.RETRY_JOB);
    grant(group, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.READ, ProcessInstancePermissions.RETRY_JOB);
    grant(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
    grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
    grant(group, Resources.DEPLOYMENT, ANY, Permissions.READ);
    grant(group, Resources.BATCH, ANY, BatchPermissions.READ, BatchPermissions.READ_HISTORY);
    for (Resource accounts : List.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.AUTHORIZATION)) {
      grant(group, accounts, ANY, Permissions.ALL);
    }
  }

  private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
    Authorization authorization = authorizationService.createAuthorizationQuery().groupIdIn(group).resourceType(resource)
        .resourceId(resourceId).list().stream().findFirst()
        .orElseGet(() -> authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
    authorization.setGroupId(group);
    authorization.setResource(resource);
    authorization.setResourceId(resourceId);
    authorization.setPermissions(permissions);
    authorizationService.saveAuthorization(authorization);
  }
}
